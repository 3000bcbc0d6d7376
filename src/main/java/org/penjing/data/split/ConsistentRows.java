package org.penjing.data.split;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.penjing.data.DataSet;
import org.penjing.data.Grouping;

/**
 * The rows of a data set without those that say a thing twice or deny another.
 *
 * @param rows each question once, in the order of their tokens
 * @param duplicates rows dropped because an equal one stays; of rows given to several splits the one furthest from training
 * @param contradictions rows dropped because another has the same question and a different answer
 */
record ConsistentRows(List<Row> rows, int duplicates, int contradictions) {
    /**
     * @param tokens a packed puzzle
     * @param label of its group, or the ordinal of the {@link org.penjing.data.SplitName} it was given to
     */
    record Row(byte[] tokens, int label) {
        ByteBuffer answer(int cells) {
            return ByteBuffer.wrap(tokens, cells, tokens.length - cells).slice();
        }
    }

    static ConsistentRows of(DataSet data) {
        int cells = data.puzzles().cells();
        Row[] rows = labelled(data);
        Arrays.sort(
                rows,
                Comparator.comparing(Row::tokens, Arrays::compareUnsigned)
                        .thenComparing(Comparator.comparingInt(Row::label).reversed()));
        int duplicates = 0;
        int contradictions = 0;
        int kept = 0;
        int end;
        for (int start = 0; start < rows.length; start = end) {
            end = start + 1;
            while (end < rows.length && haveOneQuestion(rows[start], rows[end], cells)) {
                end++;
            }
            if (Arrays.equals(rows[start].tokens(), rows[end - 1].tokens())) {
                duplicates += end - start - 1;
                rows[kept++] = rows[start];
            } else {
                contradictions += end - start;
            }
        }
        return new ConsistentRows(List.of(Arrays.copyOf(rows, kept)), duplicates, contradictions);
    }

    private static boolean haveOneQuestion(Row row, Row other, int cells) {
        return Arrays.equals(row.tokens(), 0, cells, other.tokens(), 0, cells);
    }

    private static Row[] labelled(DataSet data) {
        byte[][] tokens = data.puzzles().packed().rows();
        Row[] rows = new Row[tokens.length];
        for (int i = 0; i < rows.length; i++) {
            int label = switch (data.grouping()) {
                case Grouping.None() -> 0;
                case Grouping.Groups(var groups) -> groups.get(i);
                case Grouping.Given(var splits) -> splits.get(i).ordinal();
            };
            rows[i] = new Row(tokens[i], label);
        }
        return rows;
    }
}
