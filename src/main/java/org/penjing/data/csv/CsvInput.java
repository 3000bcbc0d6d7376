package org.penjing.data.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import org.penjing.base.InvalidInputException;
import org.penjing.data.DataFile;

/** Opens files of text: UTF-8, perhaps packed with gzip. What is something else is refused by its name. */
final class CsvInput {
    private static final int LOOKED_AT = 8192;

    private CsvInput() {}

    /** @throws InvalidInputException if there is no such file, it is too large, or no UTF-8 */
    static BufferedReader open(DataFile file, CsvLimits limits) throws IOException {
        if (!Files.isRegularFile(file.path()) || !Files.isReadable(file.path())) {
            throw new InvalidInputException(
                    file.toString(),
                    "no readable file",
                    "a CSV file of puzzles",
                    "correct the path or the permissions");
        }
        if (Files.size(file.path()) > limits.bytes()) {
            throw tooLarge(file, Files.size(file.path()) + " bytes", limits);
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file.path()));
        try {
            if (startsWith(start(bytes), 0x1F, 0x8B)) {
                bytes = new BufferedInputStream(new Unpacked(new GZIPInputStream(bytes, 1 << 16), file, limits));
            }
            requireText(start(bytes), file);
        } catch (IOException | InvalidInputException refused) {
            bytes.close();
            throw refused;
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(bytes, decoder), 1 << 16);
    }

    private static byte[] start(InputStream bytes) throws IOException {
        bytes.mark(LOOKED_AT);
        byte[] start = bytes.readNBytes(LOOKED_AT);
        bytes.reset();
        return start;
    }

    private static void requireText(byte[] start, DataFile file) {
        String other = null;
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF) || hasZerosAtOneSide(start)) {
            other = "text in UTF-16";
        } else if (startsWith(start, 'P', 'K', 3, 4)) {
            other = "a zip archive, such as a spreadsheet";
        } else if (zeros(start, 0) + zeros(start, 1) > 0) {
            other = "a binary file";
        }
        if (other != null) {
            throw new InvalidInputException(file.toString(), other, "a CSV file in UTF-8", "save it as CSV in UTF-8");
        }
    }

    /** Latin text in UTF-16 without a mark: every second byte is zero, and no other. */
    private static boolean hasZerosAtOneSide(byte[] start) {
        int most = Math.max(zeros(start, 0), zeros(start, 1));
        return Math.min(zeros(start, 0), zeros(start, 1)) == 0 && 4 * most > start.length;
    }

    /** How many bytes are zero among those at even, or those at odd places. */
    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static InvalidInputException tooLarge(DataFile file, String size, CsvLimits limits) {
        return new InvalidInputException(
                file.toString(), size, "at most " + limits.bytes() + " bytes", "shorten the file or raise the limit");
    }

    /** Ends when more comes out of a packed file than a file may have. */
    private static final class Unpacked extends FilterInputStream {
        private final DataFile file;
        private final CsvLimits limits;
        private long count;

        Unpacked(InputStream in, DataFile file, CsvLimits limits) {
            super(in);
            this.file = file;
            this.limits = limits;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(read, 0);
            if (count > limits.bytes()) {
                throw tooLarge(file, "more when unpacked", limits);
            }
            return read;
        }
    }
}
