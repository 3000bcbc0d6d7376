package org.penjing.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a puzzle file as they come, each checked and packed. */
final class PuzzleRows {
    private static final int NONE = -1;

    private final CsvColumns columns;
    private final CsvLimits limits;
    private final CsvFaults faults;
    private final TokenCodes codes;
    private final List<byte[]> rows = new ArrayList<>();
    private int cells = NONE;

    PuzzleRows(CsvColumns columns, @Nullable Alphabet declared, CsvLimits limits, CsvFaults faults) {
        this.columns = columns;
        this.limits = limits;
        this.faults = faults;
        this.codes = new TokenCodes(declared);
    }

    /** Takes a record; false when no more need come. */
    boolean add(List<String> fields, long line) {
        if (rows.size() == limits.rows()) {
            faults.add(
                    line, "another row", "at most " + limits.rows() + " rows", "shorten the file or raise the limit");
            return false;
        }
        if (fields.size() != columns.count()) {
            faults.add(
                    line,
                    fields.size() + " fields",
                    columns.count() + " fields as in the header",
                    "add or remove fields");
        } else {
            addPuzzle(fields.get(columns.question()), fields.get(columns.answer()), line);
        }
        return !faults.isFull();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Puzzles puzzles() {
        Alphabet alphabet = codes.alphabet();
        byte[] tokens = codes.tokens(alphabet);
        for (byte[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = tokens[Byte.toUnsignedInt(row[i])];
            }
        }
        return new Puzzles(alphabet, PackedPuzzles.ofRows(rows.toArray(byte[][]::new), cells));
    }

    private void addPuzzle(String question, String answer, long line) {
        if (!hasGoodLength(question, answer, line)) {
            return;
        }
        cells = question.length();
        byte[] row = new byte[2 * cells];
        boolean isGood = true;
        for (int i = 0; i < row.length && isGood; i++) {
            char character = i < cells ? question.charAt(i) : answer.charAt(i - cells);
            int code = codes.code(character, line, faults);
            row[i] = (byte) code;
            isGood = code >= 0;
        }
        if (isGood) {
            rows.add(row);
        }
    }

    private boolean hasGoodLength(String question, String answer, long line) {
        int length = question.length();
        if (length == 0) {
            faults.add(line, "an empty question", "at least one cell", "remove the row or fill it in");
        } else if (length > limits.cells()) {
            faults.add(line, length + " cells", "at most " + limits.cells() + " cells", "use smaller puzzles");
        } else if (answer.length() != length) {
            faults.add(
                    line,
                    "a question of " + length + " and an answer of " + answer.length() + " cells",
                    "one length",
                    "correct the row");
        } else if (cells != NONE && length != cells) {
            faults.add(
                    line,
                    length + " cells",
                    cells + " cells as in the rows before",
                    "put puzzles of each length into a file of their own");
        } else {
            return true;
        }
        return false;
    }
}
