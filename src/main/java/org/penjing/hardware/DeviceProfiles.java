package org.penjing.hardware;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;

/**
 * The devices that are known.
 *
 * @param all in the order of their ids
 */
public record DeviceProfiles(List<DeviceProfile> all) {
    public DeviceProfiles {
        all = all.stream().sorted(Comparator.comparing(DeviceProfile::id)).toList();
    }

    /**
     * Reads every {@code *.yaml} of a directory as a profile, and every {@code *.yaml} of its folder {@code kernels} as a
     * kernel table that profiles name.
     *
     * @throws InvalidInputException with all faults of all files; their field is {@code file.yaml:path}
     */
    public static DeviceProfiles load(Path directory) {
        List<Fault> faults = new ArrayList<>();
        SortedMap<String, @Nullable KernelTable> tables = new TreeMap<>();
        Path kernels = directory.resolve("kernels");
        if (Files.isDirectory(kernels)) {
            readTables(kernels, tables, faults);
        }
        Map<Path, DeviceProfile> profiles = new LinkedHashMap<>();
        for (Path file : ProfileFiles.in(directory)) {
            DeviceProfile profile = collect(faults, () -> ProfileFiles.profile(file, tables));
            if (profile != null) {
                profiles.put(file.getFileName(), profile);
            }
        }
        checkIds(profiles, faults);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return new DeviceProfiles(List.copyOf(profiles.values()));
    }

    /** Tables that were counted first, then those that are like one of them. */
    private static void readTables(
            Path directory, SortedMap<String, @Nullable KernelTable> tables, List<Fault> faults) {
        List<Path> likeAnother = new ArrayList<>();
        for (Path file : ProfileFiles.in(directory)) {
            Boolean like = collect(faults, () -> KernelFiles.isLikeAnother(file));
            if (like == null) {
                tables.put(ProfileFiles.name(file), null);
            } else if (like) {
                likeAnother.add(file);
            } else {
                tables.put(ProfileFiles.name(file), collect(faults, () -> KernelFiles.counted(file)));
            }
        }
        SortedMap<String, @Nullable KernelTable> counted = new TreeMap<>(tables);
        for (Path file : likeAnother) {
            tables.put(ProfileFiles.name(file), collect(faults, () -> KernelFiles.likeAnother(file, counted)));
        }
    }

    private static void checkIds(Map<Path, DeviceProfile> profiles, List<Fault> faults) {
        Map<String, Path> fileOfId = new HashMap<>();
        profiles.forEach((file, profile) -> {
            Path other = fileOfId.putIfAbsent(profile.id(), file);
            if (other != null) {
                faults.add(new Fault(
                        file + ":id", profile.id(), "an id of its own", "choose another; " + other + " has it"));
            }
        });
    }

    private static <T> @Nullable T collect(List<Fault> faults, Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidInputException e) {
            faults.addAll(e.faults());
            return null;
        }
    }

    public Optional<DeviceProfile> find(String id) {
        return all.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    public List<String> ids() {
        return all.stream().map(DeviceProfile::id).toList();
    }

    /** @throws InvalidInputException naming {@code field} and the known ids, if there is no such profile */
    public DeviceProfile get(String field, String id) {
        return find(id).orElseThrow(
                        () -> new InvalidInputException(field, id, "one of " + ids(), "choose a known profile"));
    }
}
