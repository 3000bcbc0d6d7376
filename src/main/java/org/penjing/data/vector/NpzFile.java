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
    private final Runnable pause;

    private NpzFile(DataFile file, ZipFile zip, Runnable pause) {
        this.file = file;
        this.zip = zip;
        this.pause = pause;
    }

    /** @throws InvalidInputException if it cannot be read as a ZIP */
    static NpzFile open(DataFile file) {
        return open(file, () -> {});
    }

    /**
     * As {@link #open(DataFile)}.
     *
     * @param pause called now and then while an array is read; what it throws ends that
     */
    static NpzFile open(DataFile file, Runnable pause) {
        try {
            return new NpzFile(file, new ZipFile(file.path().toFile(), StandardCharsets.UTF_8), pause);
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

    /** By which its user knows it. */
    String name() {
        return file.name();
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
        return read(name, this::array);
    }

    /**
     * The integers of an array, exactly; empty if there is none of that name.
     *
     * @throws InvalidInputException if it cannot be read, or holds other numbers
     */
    Optional<long[]> wholes(String name) {
        return read(name, this::wholes);
    }

    private interface Reading<T> {
        T of(DataInputStream in) throws IOException;
    }

    private <T> Optional<T> read(String name, Reading<T> reading) {
        ZipEntry entry = zip.getEntry(name + ENDING);
        if (entry == null) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
            return Optional.of(reading.of(in));
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

    private NpyArray array(DataInputStream in) throws IOException {
        NpyHeader header = header(in);
        NpyElement element = NpyElement.of(header.type());
        float[][] values = {new float[0]};
        each(in, header, element, (elements, from, count) -> {
            values[0] = Arrays.copyOf(values[0], room(values[0].length, from + count, header));
            for (int i = 0; i < count; i++) {
                values[0][from + i] = element.read(elements);
            }
        });
        return new NpyArray(
                header.shape(), element.isWhole(), header.isColumnMajor() ? rowMajor(values[0], header) : values[0]);
    }

    private long[] wholes(DataInputStream in) throws IOException {
        NpyHeader header = header(in);
        NpyElement element = NpyElement.of(header.type());
        if (!element.isWhole() || header.shape().size() != 1) {
            throw new NpyException("it is no row of integers");
        }
        long[][] values = {new long[0]};
        each(in, header, element, (elements, from, count) -> {
            values[0] = Arrays.copyOf(values[0], room(values[0].length, from + count, header));
            for (int i = 0; i < count; i++) {
                values[0][from + i] = element.whole(elements);
            }
        });
        return values[0];
    }

    private static NpyHeader header(DataInputStream in) throws IOException {
        NpyHeader header = NpyHeader.read(in);
        if (header.elements() > MOST_ELEMENTS) {
            throw new NpyException("it has more than " + MOST_ELEMENTS + " elements, which is the most that is read");
        }
        return header;
    }

    private interface Chunk {
        void take(ByteBuffer elements, int from, int count);
    }

    private void each(InputStream in, NpyHeader header, NpyElement element, Chunk chunks) throws IOException {
        int all = (int) header.elements();
        for (int from = 0; from < all; from += CHUNK_ELEMENTS) {
            pause.run();
            int count = Math.min(CHUNK_ELEMENTS, all - from);
            byte[] bytes = in.readNBytes(count * element.bytes());
            if (bytes.length < count * element.bytes()) {
                throw new NpyException("it ends before its " + all + " elements do");
            }
            chunks.take(ByteBuffer.wrap(bytes).order(element.order()), from, count);
        }
    }

    /** Room grows with what is there, not with what the header claims. */
    private static int room(int has, int needed, NpyHeader header) {
        return needed <= has ? has : (int) Math.min(header.elements(), Math.max(needed, 2L * has));
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
