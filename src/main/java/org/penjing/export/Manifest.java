package org.penjing.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.penjing.base.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code manifest.json}: every other file of a bundle, and every file of the firmware package within it.
 *
 * @param files SHA-256 in hexadecimal by path
 */
record Manifest(String format, SortedMap<String, String> files) {
    private static final String FORMAT = "penjing-manifest-1";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static byte[] write(SortedMap<String, byte[]> contents) {
        SortedMap<String, String> hashes = new TreeMap<>();
        contents.forEach((path, bytes) -> hashes.put(path, Sha256.of(bytes)));
        return JSON.writeValueAsBytes(new Manifest(FORMAT, hashes));
    }

    /** What of {@code contents} is not as {@code manifest} says, a line each. */
    static List<String> differences(byte[] manifest, SortedMap<String, byte[]> contents) {
        Manifest read;
        try {
            read = JSON.readValue(manifest, Manifest.class);
            if (!Gaps.of(read).isEmpty()
                    || !FORMAT.equals(read.format())
                    || !Arrays.equals(JSON.writeValueAsBytes(read), manifest)) {
                return List.of(Bundle.MANIFEST + " differs from how it was written");
            }
        } catch (JacksonException broken) {
            return List.of(Bundle.MANIFEST + " differs: it cannot be read");
        }
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, String> file : read.files().entrySet()) {
            byte[] bytes = contents.get(file.getKey());
            if (bytes == null) {
                differences.add(file.getKey() + " is missing");
            } else if (!Sha256.of(bytes).equals(file.getValue())) {
                differences.add(file.getKey() + " differs");
            }
        }
        contents.keySet().stream()
                .filter(path -> !read.files().containsKey(path))
                .forEach(path -> differences.add(path + " is extra"));
        return differences;
    }
}
