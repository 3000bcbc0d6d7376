package org.penjing.data.split;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penjing.base.Faults;
import org.penjing.data.Alphabet;
import org.penjing.data.Puzzles;
import org.penjing.data.SplitName;
import org.penjing.data.split.ConsistentRows.Row;

/**
 * The answers as classes. They are classes where an answer is one cell, or where few answers, at most {@value #MOST}, stand in
 * ten times as many rows or more.
 */
final class AnswerClasses {
    private static final int MOST = 32;
    private static final int LEAST_ROWS = 10;

    private final Alphabet alphabet;
    private final int cells;
    private final Map<ByteBuffer, List<Row>> byAnswer;
    private final boolean areClasses;

    AnswerClasses(List<Row> rows, Puzzles puzzles) {
        alphabet = puzzles.alphabet();
        cells = puzzles.cells();
        byAnswer = grouped(rows, this::answer);
        areClasses =
                puzzles.answerCells() == 1 || (byAnswer.size() <= MOST && byAnswer.size() * LEAST_ROWS <= rows.size());
    }

    /** How many classes there are, 0 if answers are none. */
    int count() {
        return areClasses ? byAnswer.size() : 0;
    }

    /** The rows of each answer. */
    Collection<List<Row>> answers() {
        return byAnswer.values();
    }

    /** @throws org.penjing.base.InvalidInputException if a split lacks a class */
    void requireIn(PerSplit<List<Row>> parts) {
        if (!areClasses) {
            return;
        }
        Faults faults = new Faults();
        for (SplitName name : SplitName.values()) {
            List<Row> rows = parts.get(name);
            Set<ByteBuffer> there = rows.stream().map(this::answer).collect(Collectors.toSet());
            byAnswer.forEach((answer, all) -> faults.check(
                    there.contains(answer),
                    "data",
                    "class '" + text(all.getFirst()) + "' in none of the " + rows.size() + " rows for " + name.label()
                            + ", in " + all.size() + " in all",
                    "every class stands in each split",
                    "give more rows of it, or leave it out"));
        }
        faults.throwIfAny();
    }

    /** The same rows, one of every class before all others, so that a cap leaves each class in. */
    List<Row> leading(List<Row> rows) {
        if (!areClasses) {
            return rows;
        }
        List<Row> firsts = grouped(rows, this::answer).values().stream()
                .map(List::getFirst)
                .toList();
        List<Row> ordered = new ArrayList<>(firsts);
        Set<Row> taken = Set.copyOf(firsts);
        rows.stream().filter(row -> !taken.contains(row)).forEach(ordered::add);
        return ordered;
    }

    /** Rows by a key, in the order in which keys come. */
    static Map<ByteBuffer, List<Row>> grouped(List<Row> rows, Function<Row, ByteBuffer> key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private ByteBuffer answer(Row row) {
        return row.answer(cells);
    }

    String text(Row row) {
        ByteBuffer answer = answer(row);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < answer.limit(); i++) {
            text.append(alphabet.characters().charAt(Byte.toUnsignedInt(answer.get(i))));
        }
        return text.toString();
    }
}
