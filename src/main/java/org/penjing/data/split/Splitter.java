package org.penjing.data.split;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Randoms;
import org.penjing.data.DataSet;
import org.penjing.data.Grouping;
import org.penjing.data.PackedPuzzles;
import org.penjing.data.Puzzles;
import org.penjing.data.SplitName;
import org.penjing.data.split.ConsistentRows.Row;

/** Splits a data set by a rule: what the rule keeps together, its units, comes into one split as a whole. */
final class Splitter {
    private final Puzzles puzzles;
    private final Grouping grouping;
    private final SplitSpec spec;
    private final RandomGenerator random;
    private final ConsistentRows consistent;
    private final TaskForm form;
    private final AnswerClasses classes;
    private final Optional<SudokuClasses> sudoku;

    Splitter(DataSet data, SplitSpec spec, long seed, Runnable pause) {
        this.puzzles = data.puzzles();
        this.grouping = data.grouping();
        this.spec = spec;
        this.random = Randoms.of(seed);
        this.consistent = ConsistentRows.of(data);
        this.form = TaskForm.of(puzzles);
        this.classes = new AnswerClasses(consistent.rows(), puzzles);
        this.sudoku = SudokuClasses.of(puzzles, consistent.rows(), pause);
    }

    Split split() {
        SplitRule rule = new RuleChoice(grouping, form, sudoku).of(spec.rule());
        Cut<Row> cut = cut(rule);
        PerSplit<List<Row>> all = cut.shuffled();
        if (rule != SplitRule.ANSWER && rule != SplitRule.SYMMETRY) {
            classes.requireIn(all);
        }
        PerSplit<List<Row>> kept =
                PerSplit.of(name -> capped(all.get(name), spec.caps().of(name)));
        PerSplit<Puzzles> parts = PerSplit.of(name -> puzzles(kept.get(name)));
        PerSplit<SplitReport.Part> reports = PerSplit.of(name -> new SplitReport.Part(
                cut.dealt().get(name).size(),
                kept.get(name).size(),
                all.get(name).size() - kept.get(name).size(),
                parts.get(name).hash()));
        SplitReport report = new SplitReport(
                rule,
                puzzles.size(),
                consistent.duplicates(),
                consistent.contradictions(),
                form.changedGivens(),
                form.blankAnswers(),
                classes.count(),
                sudoku.map(grids -> grids.compare(kept.training(), kept.test())).orElse(null),
                reports.training(),
                reports.validation(),
                reports.test());
        return new Split(parts.training(), parts.validation(), parts.test(), report);
    }

    private Cut<Row> cut(SplitRule rule) {
        Cut<Row> cut = new Cut<>(spec, random);
        List<Row> rows = consistent.rows();
        switch (rule) {
            case SYMMETRY ->
                deal(
                        cut,
                        rule,
                        AnswerClasses.grouped(rows, sudoku.orElseThrow()::grid).values());
            case ANSWER -> deal(cut, rule, classes.answers());
            case GROUP ->
                deal(cut, rule, AnswerClasses.grouped(rows, Splitter::group).values());
            case ROW -> dealRows(cut);
            case GIVEN -> give(cut, rows);
        }
        return cut;
    }

    private void deal(Cut<Row> cut, SplitRule rule, Collection<List<Row>> units) {
        if (!cut.deal(units)) {
            throw tooFew(units.size() + " distinct " + rule.units() + " among " + puzzles.size() + " rows");
        }
    }

    /** Deals rows out singly, where answers are classes those of each class for themselves. */
    private void dealRows(Cut<Row> cut) {
        if (classes.count() == 0) {
            deal(cut, SplitRule.ROW, Cut.singles(consistent.rows()));
            return;
        }
        for (List<Row> rows : classes.answers()) {
            if (!cut.deal(Cut.singles(rows))) {
                throw tooFew(rows.size() + " rows of the class '" + classes.text(rows.getFirst()) + "'");
            }
        }
    }

    private void give(Cut<Row> cut, List<Row> rows) {
        rows.forEach(row -> cut.give(SplitName.values()[row.label()], List.of(row)));
        for (SplitName name : SplitName.values()) {
            if (cut.dealt().get(name).isEmpty()) {
                throw new InvalidInputException(
                        "data",
                        "no rows for " + name.label(),
                        "each of the three splits has rows",
                        "name rows for " + name.label());
            }
        }
    }

    private static InvalidInputException tooFew(String what) {
        return new InvalidInputException(
                "data", what, "at least 3, one for each split", "give more rows, or name another data.splitBy");
    }

    private static ByteBuffer group(Row row) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, row.label());
    }

    private List<Row> capped(List<Row> rows, int cap) {
        return rows.size() <= cap ? rows : classes.leading(rows).subList(0, cap);
    }

    private Puzzles puzzles(List<Row> rows) {
        byte[][] tokens = rows.stream().map(Row::tokens).toArray(byte[][]::new);
        return new Puzzles(puzzles.alphabet(), PackedPuzzles.ofRows(tokens, puzzles.cells()));
    }
}
