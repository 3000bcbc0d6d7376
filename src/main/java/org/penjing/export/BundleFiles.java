package org.penjing.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Lookup;
import org.penjing.compress.integer.IntegerModel;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bundle as someone has it: its archive, or the folder that it was unpacked to. A firmware package that was unpacked beside
 * its archive counts in place of what the archive holds.
 *
 * @param contents by path, the files of the firmware package among them; without the manifest
 * @param firmwareReadable whether the firmware package's archive could be read
 */
public record BundleFiles(SortedMap<String, byte[]> contents, byte[] manifest, boolean firmwareReadable) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BUILT = Bundle.FIRMWARE_FOLDER + "build/";

    public BundleFiles {
        contents = Collections.unmodifiableSortedMap(contents);
    }

    /**
     * Reads all of it.
     *
     * @throws InvalidInputException if there is no bundle at that path
     */
    public static BundleFiles read(Path bundle) throws IOException {
        SortedMap<String, byte[]> files = Files.isDirectory(bundle) ? folder(bundle) : archive(bundle);
        byte[] manifest = files.remove(Bundle.MANIFEST);
        if (manifest == null) {
            throw noBundle(bundle, "no " + Bundle.MANIFEST + " in it");
        }
        try {
            SortedMap<String, byte[]> all = new TreeMap<>();
            byte[] firmware = files.get(Bundle.FIRMWARE);
            if (firmware != null) {
                all.putAll(ZipArchive.read(firmware));
            }
            all.putAll(files);
            return new BundleFiles(all, manifest, true);
        } catch (IOException damaged) {
            return new BundleFiles(files, manifest, false);
        }
    }

    private static SortedMap<String, byte[]> archive(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw noBundle(file, "no such file or folder");
        }
        try {
            return ZipArchive.read(file);
        } catch (ZipException notOne) {
            throw noBundle(file, "no zip archive");
        }
    }

    private static SortedMap<String, byte[]> folder(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.equals(Bundle.ARCHIVE) && !path.startsWith(BUILT)) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static InvalidInputException noBundle(Path path, String why) {
        return new InvalidInputException(
                "BUNDLE",
                path,
                "a " + Bundle.ARCHIVE + " or the folder it was unpacked to (" + why + ")",
                "correct the path");
    }

    /** Each file that differs from the manifest, is missing or is extra, a line each. */
    public List<String> differences() {
        return Manifest.differences(manifest, contents).stream()
                .filter(line -> firmwareReadable || !line.startsWith(Bundle.FIRMWARE_FOLDER))
                .toList();
    }

    /** @throws InvalidInputException if the bundle does not have it */
    public byte[] file(String name) {
        byte[] bytes = contents.get(name);
        if (bytes == null) {
            throw new InvalidInputException("BUNDLE", "no " + name, "a whole bundle", "download the bundle again");
        }
        return bytes;
    }

    /** @throws InvalidInputException if there is no such model */
    public IntegerModel model() {
        return IntegerModelFile.read(file(Bundle.INTEGER));
    }

    /** @throws InvalidInputException if it cannot be read */
    public Report report() {
        try {
            Report report = JSON.readValue(file(Bundle.REPORT), Report.class);
            if (Report.FORMAT.equals(report.format()) && Gaps.of(report).isEmpty()) {
                return report;
            }
        } catch (JacksonException broken) {
            // refused below like another format, or one with gaps
        }
        throw new InvalidInputException(
                Bundle.REPORT, "unreadable", "a report of format " + Report.FORMAT, "download the bundle again");
    }

    /** Writes the firmware package into {@code directory}. */
    public void unpackFirmware(Path directory) throws IOException {
        for (String path : contents.tailMap(Bundle.FIRMWARE_FOLDER).keySet()) {
            if (path.startsWith(Bundle.FIRMWARE_FOLDER)) {
                Path file = directory
                        .resolve(path.substring(Bundle.FIRMWARE_FOLDER.length()))
                        .normalize();
                if (!file.startsWith(directory.normalize())) {
                    throw new InvalidInputException(
                            "BUNDLE", path, "paths within the bundle", "download the bundle again");
                }
                Files.createDirectories(file.getParent());
                Files.write(file, Lookup.in(contents, path));
            }
        }
    }
}
