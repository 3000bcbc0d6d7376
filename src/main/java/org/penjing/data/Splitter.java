package org.penjing.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.penjing.fault.InvalidInputException;

/** Splits puzzles by their answers. */
final class Splitter {
    private static final int PARTS = 3;

    private final Puzzles puzzles;
    private final SplitSpec spec;
    private final RandomGenerator random;
    private int duplicates;
    private int contradictions;

    Splitter(Puzzles puzzles, SplitSpec spec, long seed) {
        this.puzzles = puzzles;
        this.spec = spec;
        this.random = Randoms.seeded(seed);
    }

    Split split() {
        byte[][][] grids = byAnswer(consistentRows());
        if (grids.length < PARTS) {
            throw new InvalidInputException(
                    "puzzles",
                    grids.length + " distinct answers among " + puzzles.size() + " rows",
                    "at least " + PARTS + ", since no answer may stand in two splits",
                    "give more puzzles");
        }
        Randoms.shuffle(grids, random);
        int validationFrom = Math.clamp(Math.round(grids.length * spec.trainingShare()), 1, grids.length - 2);
        int testFrom = Math.clamp(
                Math.round(grids.length * (spec.trainingShare() + spec.validationShare())),
                validationFrom + 1,
                grids.length - 1);
        Puzzles training = shuffled(grids, 0, validationFrom);
        Puzzles validation = shuffled(grids, validationFrom, testFrom);
        Puzzles test = shuffled(grids, testFrom, grids.length);
        Puzzles keptTraining = training.first(spec.maxTraining());
        Puzzles keptValidation = validation.first(spec.maxValidation());
        Puzzles keptTest = test.first(spec.maxTest());
        SplitReport report = new SplitReport(
                puzzles.size(),
                duplicates,
                contradictions,
                part(validationFrom, training, keptTraining),
                part(testFrom - validationFrom, validation, keptValidation),
                part(grids.length - testFrom, test, keptTest));
        return new Split(keptTraining, keptValidation, keptTest, report);
    }

    /** Each puzzle once, without those whose question has several answers. */
    private byte[][] consistentRows() {
        byte[][] rows = puzzles.packed().rows();
        Arrays.sort(rows, Arrays::compareUnsigned);
        int kept = 0;
        int end;
        for (int start = 0; start < rows.length; start = end) {
            end = start + 1;
            while (end < rows.length && PackedPuzzles.compareQuestions(rows[start], rows[end]) == 0) {
                end++;
            }
            if (PackedPuzzles.compareAnswers(rows[start], rows[end - 1]) == 0) {
                duplicates += end - start - 1;
                rows[kept++] = rows[start];
            } else {
                contradictions += end - start;
            }
        }
        return Arrays.copyOf(rows, kept);
    }

    /** The rows of each answer, sorted by answer and then by question. */
    private static byte[][][] byAnswer(byte[][] rows) {
        Arrays.sort(rows, PackedPuzzles::compareAnswers);
        List<byte[][]> grids = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= rows.length; end++) {
            if (end == rows.length || PackedPuzzles.compareAnswers(rows[start], rows[end]) != 0) {
                grids.add(Arrays.copyOfRange(rows, start, end));
                start = end;
            }
        }
        return grids.toArray(byte[][][]::new);
    }

    private Puzzles shuffled(byte[][][] grids, int from, int to) {
        byte[][] rows = Arrays.stream(grids, from, to).flatMap(Arrays::stream).toArray(byte[][]::new);
        Randoms.shuffle(rows, random);
        return new Puzzles(puzzles.alphabet(), PackedPuzzles.ofRows(rows));
    }

    private static SplitReport.Part part(int answerGrids, Puzzles all, Puzzles kept) {
        return new SplitReport.Part(answerGrids, kept.size(), all.size() - kept.size(), kept.hash());
    }
}
