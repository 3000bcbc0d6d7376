package org.penjing.training;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.penjing.data.Puzzle;

/**
 * How one way of answering fares on held-out puzzles.
 *
 * @param solved which puzzles are answered wholly right
 * @param puzzles how many there are
 * @param cells share of cells that are right
 */
record Score(BitSet solved, int puzzles, double cells) {
    /** @param answers of {@code puzzles}, in their order */
    static Score of(List<int[]> answers, List<Puzzle> puzzles) {
        BitSet solved = new BitSet();
        long right = 0;
        long cells = 0;
        for (int i = 0; i < puzzles.size(); i++) {
            int[] expected = puzzles.get(i).answer();
            int[] given = answers.get(i);
            solved.set(i, Arrays.equals(expected, 0, expected.length, given, 0, expected.length));
            for (int cell = 0; cell < expected.length; cell++) {
                right += expected[cell] == given[cell] ? 1 : 0;
            }
            cells += expected.length;
        }
        return new Score(solved, puzzles.size(), (double) right / cells);
    }

    /** Share of puzzles that are answered wholly right. */
    double exact() {
        return (double) solved.cardinality() / puzzles;
    }

    /**
     * Whether this solves more of the same puzzles than {@code other}, by more than two standard deviations of chance over
     * the puzzles that only one of the two solves (McNemar's test, DOI 10.1007/BF02295996).
     */
    boolean solvesMoreThan(Score other) {
        int won = without(solved, other.solved);
        int lost = without(other.solved, solved);
        return won - lost > 2 * Math.sqrt(won + lost);
    }

    private static int without(BitSet some, BitSet others) {
        BitSet rest = (BitSet) some.clone();
        rest.andNot(others);
        return rest.cardinality();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f %% of puzzles and %.1f %% of cells", 100 * exact(), 100 * cells);
    }
}
