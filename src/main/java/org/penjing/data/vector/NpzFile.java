package org.penjing.data.vector;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.penjing.base.InvalidInputException;
import org.penjing.data.DataFile;

/**
 * An NPZ file: a ZIP of arrays in NumPy's format. Read are arrays of numbers and truth values; an array is read only when it is
 * asked for, and takes no more memory than its header says, which is at most {@value #MOST_ELEMENTS} elements.
 */
final class NpzFile implements AutoCloseable {
    static final int MOST_ELEMENTS = 1 << 26;
    private static final int CHUNK_ELEMENTS = 1 << 13;
    private static final String ENDING = ".npy";
    private static final String REMEDY = "save it by numpy.savez";

    private final DataFile file;
    private final ZipFile zip;

    private NpzFile(DataFile file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /** @throws InvalidInputException if it cannot be read as a ZIP */
    static NpzFile open(DataFile file) {
        try {
            return new NpzFile(file, new ZipFile(file.path().toFile(), StandardCharsets.UTF_8));
        } catch (ZipException notZip) {
            throw new InvalidInputException(
                    file.name(), String.valueOf(notZip.getMessage()), "an NPZ file, which is a ZIP", REMEDY);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new InvalidInputException(
                    file.name(),
                    String.valueOf(unreadable.getMessage()),
                    "a readable file",
                    "check its name and rights");
        }
    }

    /** The names of its arrays, for people. */
    String names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(ENDING))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .limit(20)
                .collect(Collectors.joining(", ", "arrays ", ""));
    }

    /**
     * An array; empty if there is none of that name.
     *
     * @throws InvalidInputException if it cannot be read
     */
    Optional<NpyArray> array(String name) {
        ZipEntry entry = zip.getEntry(name + ENDING);
        if (entry == null) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
            return Optional.of(read(in));
        } catch (NpyException unread) {
            throw invalid(name, String.valueOf(unread.getMessage()));
        } catch (IOException damaged) {
            throw invalid(name, "it is damaged: " + damaged.getMessage());
        }
    }

    private InvalidInputException invalid(String array, String reason) {
        return new InvalidInputException(
                file.name() + " array " + array, reason, "an array of numbers that is whole", REMEDY);
    }

    private static NpyArray read(DataInputStream in) throws IOException {
        NpyHeader header = NpyHeader.read(in);
        NpyElement element = NpyElement.of(header.type());
        if (header.elements() > MOST_ELEMENTS) {
            throw new NpyException("it has more than " + MOST_ELEMENTS + " elements, which is the most that is read");
        }
        float[] values = values(in, element, (int) header.elements());
        return new NpyArray(
                header.shape(), element.isWhole(), header.isColumnMajor() ? rowMajor(values, header) : values);
    }

    /** Room grows with what is there, not with what the header claims. */
    private static float[] values(InputStream in, NpyElement element, int count) throws IOException {
        float[] values = new float[Math.min(count, CHUNK_ELEMENTS)];
        for (int from = 0; from < count; from += CHUNK_ELEMENTS) {
            int chunk = Math.min(CHUNK_ELEMENTS, count - from);
            byte[] bytes = in.readNBytes(chunk * element.bytes());
            if (bytes.length < chunk * element.bytes()) {
                throw new NpyException("it ends before its " + count + " elements do");
            }
            if (from + chunk > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(element.order());
            for (int i = 0; i < chunk; i++) {
                values[from + i] = element.read(buffer);
            }
        }
        return values;
    }

    private static float[] rowMajor(float[] values, NpyHeader header) {
        int rank = header.shape().size();
        float[] moved = new float[values.length];
        int[] index = new int[rank];
        for (int i = 0; i < values.length; i++) {
            int at = 0;
            for (int axis = rank - 1; axis >= 0; axis--) {
                at = at * header.shape().get(axis) + index[axis];
            }
            moved[i] = values[at];
            for (int axis = rank - 1;
                    axis >= 0 && ++index[axis] == header.shape().get(axis);
                    axis--) {
                index[axis] = 0;
            }
        }
        return moved;
    }

    /** Writes arrays of 32-bit floats; the same arrays give the same bytes. */
    static void write(Path file, Map<String, NpyArray> arrays) throws IOException {
        SortedMap<String, NpyArray> sorted = new TreeMap<>(arrays);
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (var array : sorted.entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + ENDING);
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(bytes(array.getValue()));
                zip.closeEntry();
            }
        }
    }

    private static byte[] bytes(NpyArray array) {
        String shape = array.shape().stream().map(extent -> extent + ",").collect(Collectors.joining());
        String header = String.format(
                Locale.ROOT,
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }",
                array.isWhole() ? "<i4" : "<f4",
                shape);
        int padded = Math.ceilDiv(10 + header.length() + 1, 64) * 64 - 10;
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + padded + 4 * array.values().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) padded);
        bytes.put((header + " ".repeat(padded - header.length() - 1) + "\n").getBytes(StandardCharsets.UTF_8));
        for (float value : array.values()) {
            if (array.isWhole()) {
                bytes.putInt((int) value);
            } else {
                bytes.putFloat(value);
            }
        }
        return bytes.array();
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException ignored) {
            // All that was wanted has been read.
        }
    }
}
