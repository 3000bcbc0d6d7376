package org.penjing.data.csv;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.penjing.base.AtomicFile;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Alphabet;
import org.penjing.data.DataFile;
import org.penjing.data.DataSet;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.data.SplitName;

/**
 * Puzzle files: records separated by commas, semicolons or tabs (RFC 4180) in UTF-8, perhaps packed with gzip, with a header line.
 * The columns {@code question} and {@code answer} (or {@code puzzle,solution}, {@code puzzles,solutions}, {@code
 * quizzes,solutions}, {@code input,output}, or as {@link CsvNames} has them) stand in any order among others. A column {@code
 * split} says where a row stands, a column {@code group} which rows are not to be torn apart; others are not read. Each cell is
 * one character.
 *
 * <p>All questions of a file have one length, and all answers one, at most that of a question. With a padding declared both may
 * be of any length: questions are filled up to the longest of all, answers to the longest answer.
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
     * Reads a file that needs no padding.
     *
     * @param declared the alphabet, or null to find it
     * @throws InvalidInputException with the first 20 faults, each with its line as {@code FILE:LINE}
     * @throws UncheckedIOException if the file cannot be read to its end
     */
    public static Puzzles read(Path file, @Nullable Alphabet declared, CsvLimits limits) {
        return readData(DataFile.of(file), new CsvFormat(declared, null, CsvNames.USUAL), limits)
                .puzzles();
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException with the first 20 faults, each with its line as {@code FILE:LINE}
     * @throws UncheckedIOException if the file cannot be read to its end
     */
    public static DataSet readData(DataFile file, CsvFormat format, CsvLimits limits) {
        PuzzleRows rows = new PuzzleRows(format, limits);
        add(rows, file, null, format, limits);
        return rows.data();
    }

    /**
     * Reads a file for each split, as one data set.
     *
     * @throws InvalidInputException with the first 20 faults of the first file that has any
     * @throws UncheckedIOException if a file cannot be read to its end
     */
    public static DataSet readSplits(
            DataFile training, DataFile validation, DataFile test, CsvFormat format, CsvLimits limits) {
        PuzzleRows rows = new PuzzleRows(format, limits);
        add(rows, training, SplitName.TRAINING, format, limits);
        add(rows, validation, SplitName.VALIDATION, format, limits);
        add(rows, test, SplitName.TEST, format, limits);
        return rows.data();
    }

    /**
     * Writes {@code question,answer} rows to an {@link AtomicFile}.
     *
     * @throws InvalidInputException if the folder of the file does not exist or cannot be written to
     * @throws UncheckedIOException if writing fails
     */
    public static void write(Path file, Puzzles puzzles) {
        try (AtomicFile pending = begin(file)) {
            writeRows(pending.stream(), puzzles);
            pending.moveTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static AtomicFile begin(Path file) {
        try {
            return AtomicFile.beside(file);
        } catch (IOException unusable) {
            throw new InvalidInputException(
                    file.toString(),
                    "not a place for a file",
                    "a file name in a folder that exists and can be written to",
                    "create the folder or choose another");
        }
    }

    private static void add(
            PuzzleRows rows, DataFile file, @Nullable SplitName split, CsvFormat format, CsvLimits limits) {
        try (BufferedReader reader = CsvInput.open(file, limits)) {
            add(rows, reader, split, format.names(), new CsvFaults(file));
        } catch (ZipException | EOFException broken) {
            throw new InvalidInputException(
                    file.toString(), "a broken gzip file", "gzip to its end", "pack or copy the file again");
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).replace(file.path().toString(), file.name());
            throw new UncheckedIOException("cannot read " + file + ": " + why, e);
        }
    }

    private static void add(
            PuzzleRows rows, BufferedReader reader, @Nullable SplitName split, CsvNames names, CsvFaults faults)
            throws IOException {
        int before = rows.size();
        CsvReader records = new CsvReader(reader, faults);
        List<String> header = Objects.requireNonNullElse(records.next(), List.of());
        CsvColumns columns = CsvColumns.find(header, names, faults);
        boolean wantsMore = true;
        int faultsBefore = faults.count();
        for (List<String> fields = records.next(); fields != null && wantsMore; fields = records.next()) {
            boolean isWellFormed = faults.count() == faultsBefore;
            wantsMore = !isWellFormed || rows.add(fields, columns, split, records.line(), faults);
            faultsBefore = faults.count();
        }
        faults.throwIfAny();
        if (rows.size() == before) {
            throw faults.fatal(records.line(), "no puzzles", "at least one row below the header", "add rows");
        }
    }

    private static void writeRows(OutputStream stream, Puzzles puzzles) throws IOException {
        Alphabet alphabet = puzzles.alphabet();
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        writer.write("question,answer\n");
        for (Puzzle puzzle : puzzles.all()) {
            writer.write(field(alphabet.text(puzzle.question())));
            writer.write(',');
            writer.write(field(alphabet.text(puzzle.answer())));
            writer.write('\n');
        }
        writer.flush();
    }

    private static String field(String text) {
        boolean needsQuotes = text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
