package org.penjing.data.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penjing.data.Alphabet;
import org.penjing.data.DataSet;
import org.penjing.data.Grouping;
import org.penjing.data.PackedPuzzles;
import org.penjing.data.Puzzles;
import org.penjing.data.SplitName;

/** The rows of one or more puzzle files as they come, each checked and kept in codes. */
final class PuzzleRows {
    private static final Map<String, SplitName> SPLITS = Map.of(
            "train", SplitName.TRAINING,
            "training", SplitName.TRAINING,
            "val", SplitName.VALIDATION,
            "valid", SplitName.VALIDATION,
            "validation", SplitName.VALIDATION,
            "dev", SplitName.VALIDATION,
            "test", SplitName.TEST,
            "testing", SplitName.TEST);

    private static final byte[] NONE = {};
    private static final int NONE_NEEDED = 0;

    private final CsvFormat format;
    private final CsvLimits limits;
    private final TokenCodes codes;
    private final int padding;
    private final List<byte[]> questions = new ArrayList<>();
    private final List<byte[]> answers = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<SplitName> splits = new ArrayList<>();
    private int longestQuestion;
    private int longestAnswer;

    PuzzleRows(CsvFormat format, CsvLimits limits) {
        this.format = format;
        this.limits = limits;
        this.codes = new TokenCodes(format.alphabet());
        this.padding = format.padding() == null ? NONE_NEEDED : codes.padding(format.padding());
    }

    /**
     * Takes a record; false when no more need come.
     *
     * @param split where the whole file stands; null where it does not say
     */
    boolean add(List<String> fields, CsvColumns columns, @Nullable SplitName split, long line, CsvFaults faults) {
        if (questions.size() == limits.rows()) {
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
        } else if (addPuzzle(fields.get(columns.question()), fields.get(columns.answer()), line, faults)) {
            addLabels(fields, columns, split, line, faults);
        }
        return !faults.isFull();
    }

    int size() {
        return questions.size();
    }

    /** Packs the rows, which are gone afterwards: a large file is not to be held twice. */
    DataSet data() {
        int cells = Math.max(longestQuestion, longestAnswer);
        Alphabet alphabet = codes.alphabet();
        byte[] tokens = codes.tokens(alphabet);
        byte[][] rows = new byte[size()][];
        for (int i = 0; i < rows.length; i++) {
            byte[] row = new byte[cells + longestAnswer];
            Arrays.fill(row, (byte) padding);
            System.arraycopy(questions.get(i), 0, row, 0, questions.get(i).length);
            System.arraycopy(answers.get(i), 0, row, cells, answers.get(i).length);
            for (int cell = 0; cell < row.length; cell++) {
                row[cell] = tokens[Byte.toUnsignedInt(row[cell])];
            }
            rows[i] = row;
            questions.set(i, NONE);
            answers.set(i, NONE);
        }
        return new DataSet(new Puzzles(alphabet, PackedPuzzles.ofRows(rows, cells)), grouping());
    }

    private Grouping grouping() {
        if (!splits.isEmpty()) {
            return new Grouping.Given(splits);
        }
        if (groups.isEmpty()) {
            return new Grouping.None();
        }
        Map<String, Integer> numbers = new TreeMap<>();
        groups.forEach(group -> numbers.put(group, 0));
        int next = 0;
        for (Map.Entry<String, Integer> number : numbers.entrySet()) {
            number.setValue(next++);
        }
        return new Grouping.Groups(groups.stream().map(numbers::get).toList());
    }

    private void addLabels(
            List<String> fields, CsvColumns columns, @Nullable SplitName split, long line, CsvFaults faults) {
        if (split != null) {
            splits.add(split);
        } else if (columns.split() != CsvColumns.ABSENT) {
            addSplit(fields.get(columns.split()), line, faults);
        } else if (columns.group() != CsvColumns.ABSENT) {
            groups.add(fields.get(columns.group()));
        }
    }

    private void addSplit(String text, long line, CsvFaults faults) {
        SplitName split = SPLITS.get(text.strip().toLowerCase(Locale.ROOT));
        if (split == null) {
            faults.add(line, "split '" + text + "'", "training, validation or test", "name one of the three");
        } else {
            splits.add(split);
        }
    }

    private boolean addPuzzle(String question, String answer, long line, CsvFaults faults) {
        if (!hasGoodLength(question, answer, line, faults)) {
            return false;
        }
        byte[] questionCodes = codes(question, line, faults);
        byte[] answerCodes = questionCodes.length == 0 ? questionCodes : codes(answer, line, faults);
        if (answerCodes.length == 0) {
            return false;
        }
        longestQuestion = Math.max(longestQuestion, question.length());
        longestAnswer = Math.max(longestAnswer, answer.length());
        questions.add(questionCodes);
        answers.add(answerCodes);
        return true;
    }

    /** Empty after having added a fault. */
    private byte[] codes(String text, long line, CsvFaults faults) {
        byte[] found = new byte[text.length()];
        for (int i = 0; i < found.length; i++) {
            int code = codes.code(text.charAt(i), line, faults);
            if (code < 0) {
                return NONE;
            }
            found[i] = (byte) code;
        }
        return found;
    }

    private boolean hasGoodLength(String question, String answer, long line, CsvFaults faults) {
        int before = faults.count();
        int longest = Math.max(question.length(), answer.length());
        if (question.isEmpty() || answer.isEmpty()) {
            faults.add(
                    line,
                    "an empty " + (question.isEmpty() ? "question" : "answer"),
                    "at least one cell",
                    "remove the row or fill it in");
        } else if (longest > limits.cells()) {
            faults.add(line, longest + " cells", "at most " + limits.cells() + " cells", "use smaller puzzles");
        } else if (format.padding() == null) {
            checkLengths(question.length(), answer.length(), line, faults);
        }
        return faults.count() == before;
    }

    private void checkLengths(int question, int answer, long line, CsvFaults faults) {
        boolean isFirst = questions.isEmpty();
        if (!isFirst && (question != longestQuestion || answer != longestAnswer)) {
            faults.add(
                    line,
                    shape(question, answer),
                    "one length: " + shape(longestQuestion, longestAnswer) + " as in the rows before",
                    "correct the row, or declare data.padding, a character that fills up shorter ones");
        } else if (isFirst && answer > question) {
            faults.add(
                    line,
                    shape(question, answer),
                    "one length, or an answer shorter than its question",
                    "correct the row, or declare data.padding, a character that fills up shorter ones");
        }
    }

    private static String shape(int question, int answer) {
        return "a question of " + question + " and an answer of " + answer + " cells";
    }
}
