package org.penjing.pipeline.context;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.hardware.DeviceProfile;
import org.penjing.hardware.DeviceProfiles;
import org.penjing.hardware.LimitPreset;
import org.penjing.hardware.Limits;
import org.penjing.job.request.ProfileSpec;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.Catalog.ProfileSummary;
import org.penjing.job.work.Catalog.SpaceSummary;
import org.penjing.search.space.SearchSpace;
import org.penjing.search.space.SearchSpaces;

/** The profiles and search spaces in the folders of an installation. */
public record Catalogue(DeviceProfiles devices, SearchSpaces spaces) implements Catalog {
    private static final String FAMILY = "tiny-recursive";

    /** @throws org.penjing.base.InvalidInputException with all faults of all files */
    public static Catalogue load(Path root) {
        return new Catalogue(
                DeviceProfiles.load(root.resolve("hardware-profiles")),
                SearchSpaces.load(root.resolve("search-spaces")));
    }

    DeviceProfile device(ProfileSpec profile) {
        return devices.get("profiles.id", profile.id());
    }

    Limits limits(ProfileSpec profile) {
        return device(profile).limits(LimitPreset.of(profile.preset()), profile.limits());
    }

    SearchSpace space(String name) {
        return spaces.get(name);
    }

    @Override
    public List<ProfileSummary> profiles() {
        return devices.all().stream()
                .map(device -> new ProfileSummary(
                        device.id(),
                        device.name(),
                        device.core(),
                        (long) device.flashBytes().value(),
                        (long) device.sramBytes().value(),
                        device.clockMegahertz().value() * 1e6,
                        presets(device)))
                .toList();
    }

    private static Map<String, Limits> presets(DeviceProfile device) {
        Map<String, Limits> presets = new TreeMap<>();
        for (LimitPreset preset : LimitPreset.values()) {
            presets.put(preset.id(), device.limits(preset, Limits.NONE));
        }
        return presets;
    }

    @Override
    public List<SpaceSummary> searchSpaces() {
        return spaces.all().stream()
                .map(space -> new SpaceSummary(space.name(), FAMILY, space.description()))
                .toList();
    }
}
