package org.penjing.data;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.fault.InvalidInputException;

/**
 * Puzzle files: comma-separated (RFC 4180) in UTF-8 with a header line. The columns {@code question} and {@code answer} (or
 * {@code puzzle,solution}, {@code puzzles,solutions}, {@code quizzes,solutions}) stand in any order among others, which are
 * not read. Each cell is one character; all questions and answers of a file have one length.
 *
 * <p>Unless it is declared, the alphabet is what the file has: the blank first ({@code .} or {@code 0}, not both), then the
 * other characters in the order of Unicode.
 */
public final class PuzzleCsv {
    private PuzzleCsv() {}

    /** Reads a file with the alphabet found in it, within {@link CsvLimits#DEFAULT}. */
    public static Puzzles read(Path file) {
        return read(file, null, CsvLimits.DEFAULT);
    }

    /**
     * Reads a file.
     *
     * @param declared the alphabet, or null to find it
     * @throws InvalidInputException with the first 20 faults, each with its line as {@code FILE:LINE}
     * @throws UncheckedIOException if the file cannot be read to its end
     */
    public static Puzzles read(Path file, @Nullable Alphabet declared, CsvLimits limits) {
        try {
            checkReadable(file, limits);
            CsvFaults faults = new CsvFaults(file);
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
            try (var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16)) {
                return read(new CsvReader(reader, faults), faults, declared, limits);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes {@code question,answer} rows. The file appears whole or not at all: it is written beside its place and moved.
     *
     * @throws InvalidInputException if the folder of the file does not exist or cannot be written to
     * @throws UncheckedIOException if writing fails
     */
    public static void write(Path file, Puzzles puzzles) {
        Path folder = folderFor(file);
        try {
            Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                writeRows(temporary, puzzles);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Path folderFor(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new InvalidInputException(
                    file.toString(),
                    "not a place for a file",
                    "a file name in a folder that exists and can be written to",
                    "create the folder or choose another");
        }
        return folder;
    }

    private static void checkReadable(Path file, CsvLimits limits) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidInputException(
                    file.toString(),
                    "no readable file",
                    "a CSV file of puzzles",
                    "correct the path or the permissions");
        }
        if (Files.size(file) > limits.bytes()) {
            throw new InvalidInputException(
                    file.toString(),
                    Files.size(file) + " bytes",
                    "at most " + limits.bytes() + " bytes",
                    "shorten the file or raise the limit");
        }
    }

    private static Puzzles read(CsvReader reader, CsvFaults faults, @Nullable Alphabet declared, CsvLimits limits)
            throws IOException {
        List<String> header = Objects.requireNonNullElse(reader.next(), List.of());
        PuzzleRows rows = new PuzzleRows(CsvColumns.find(header, faults), declared, limits, faults);
        readRows(reader, faults, rows);
        faults.throwIfAny();
        if (rows.isEmpty()) {
            throw faults.fatal(reader.line(), "no puzzles", "at least one row below the header", "add rows");
        }
        return rows.puzzles();
    }

    /** Hands on the records that are well formed. */
    private static void readRows(CsvReader reader, CsvFaults faults, PuzzleRows rows) throws IOException {
        boolean wantsMore = true;
        int faultsBefore = faults.count();
        for (List<String> fields = reader.next(); fields != null && wantsMore; fields = reader.next()) {
            if (faults.count() == faultsBefore) {
                wantsMore = rows.add(fields, reader.line());
            }
            faultsBefore = faults.count();
        }
    }

    private static void writeRows(Path file, Puzzles puzzles) throws IOException {
        Alphabet alphabet = puzzles.alphabet();
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("question,answer\n");
            for (Puzzle puzzle : puzzles.all()) {
                writer.write(field(alphabet.text(puzzle.question())));
                writer.write(',');
                writer.write(field(alphabet.text(puzzle.answer())));
                writer.write('\n');
            }
        }
    }

    private static String field(String text) {
        boolean needsQuotes = text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
