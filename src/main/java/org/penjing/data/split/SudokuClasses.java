package org.penjing.data.split;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penjing.base.Lookup;
import org.penjing.data.Puzzles;
import org.penjing.data.split.ConsistentRows.Row;

/** Tells which rows of a Sudoku task are images of each other. */
final class SudokuClasses {
    private final Map<Row, ByteBuffer> forms;
    private final int cells;

    private SudokuClasses(Map<Row, ByteBuffer> forms, int cells) {
        this.forms = forms;
        this.cells = cells;
    }

    /** Empty where the task is no Sudoku. */
    static Optional<SudokuClasses> of(Puzzles puzzles, List<Row> rows, Runnable pause) {
        return SudokuSymmetry.of(puzzles)
                .map(symmetry -> new SudokuClasses(forms(symmetry, rows, pause), puzzles.cells()));
    }

    /** Rows that are no full grid are like no other. */
    private static Map<Row, ByteBuffer> forms(SudokuSymmetry symmetry, List<Row> rows, Runnable pause) {
        List<ByteBuffer> canonical = rows.parallelStream()
                .map(row -> {
                    pause.run();
                    byte[] tokens = row.tokens();
                    return ByteBuffer.wrap(symmetry.isFull(tokens) ? symmetry.canonical(tokens) : tokens);
                })
                .toList();
        Map<Row, ByteBuffer> forms = HashMap.newHashMap(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            forms.put(rows.get(i), canonical.get(i));
        }
        return forms;
    }

    /** The same for all rows whose grids are images of each other. */
    ByteBuffer grid(Row row) {
        return form(row).slice(cells, cells);
    }

    /** How many classes the grids are of. */
    int count() {
        return (int) forms.keySet().stream().map(this::grid).distinct().count();
    }

    SplitReport.Symmetry compare(List<Row> training, List<Row> test) {
        Set<ByteBuffer> puzzles = training.stream().map(this::form).collect(Collectors.toSet());
        Set<ByteBuffer> grids = training.stream().map(this::grid).collect(Collectors.toSet());
        Stream<Row> knownGrids = test.stream().filter(row -> grids.contains(grid(row)));
        Stream<Row> knownPuzzles = test.stream().filter(row -> puzzles.contains(form(row)));
        return new SplitReport.Symmetry(count(), (int) knownGrids.count(), (int) knownPuzzles.count());
    }

    private ByteBuffer form(Row row) {
        return Lookup.in(forms, row);
    }
}
