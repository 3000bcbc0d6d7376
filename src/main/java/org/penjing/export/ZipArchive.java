package org.penjing.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip archives in memory; the same files give the same bytes. */
final class ZipArchive {
    private static final int MOST_BYTES = 1 << 28;

    private ZipArchive() {}

    static byte[] of(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The files of an archive, folders left out; of a damaged one as much as can be read.
     *
     * @throws ZipException if it is no archive, or larger than any bundle
     */
    static SortedMap<String, byte[]> read(Path archive) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int left = MOST_BYTES;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    byte[] bytes = readable(zip, entry, left);
                    left -= bytes.length;
                    files.put(entry.getName(), bytes);
                }
            }
        }
        if (left == 0) {
            throw tooLarge();
        }
        return files;
    }

    private static byte[] readable(ZipFile zip, ZipEntry entry, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] some = new byte[1 << 13];
            for (int n = 0;
                    n >= 0 && bytes.size() < most;
                    n = stream.read(some, 0, Math.min(some.length, most - bytes.size()))) {
                bytes.write(some, 0, n);
            }
        } catch (ZipException | EOFException damaged) {
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    private static ZipException tooLarge() {
        return new ZipException("more than " + MOST_BYTES + " bytes");
    }

    /**
     * The files of an archive, folders left out.
     *
     * @throws ZipException if it is damaged, has a file twice, or is larger than any bundle
     */
    static SortedMap<String, byte[]> read(byte[] archive) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(left);
                left -= bytes.length;
                if (left == 0) {
                    throw tooLarge();
                }
                if (!entry.isDirectory() && files.put(entry.getName(), bytes) != null) {
                    throw new ZipException(entry.getName() + " is there twice");
                }
            }
        } catch (IllegalArgumentException badName) {
            throw new ZipException(String.valueOf(badName.getMessage()));
        }
        return files;
    }
}
