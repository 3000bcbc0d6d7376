package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import org.penjing.compress.ChannelGroups;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.tensor.FloatTensor;

/** What a subnet answers to held-out puzzles while training goes on. */
final class Evaluation {
    private static final int BATCH = 128;

    private Evaluation() {}

    /**
     * The score after each of {@code depth} steps, all from one run.
     *
     * @param flat parameters in the flat layout
     */
    static List<Score> byDepth(
            Architecture architecture, float[] flat, Subnet subnet, int depth, List<Puzzle> puzzles) {
        ChannelGroups groups = ChannelGroups.of(architecture);
        FlatParameters layout = new FlatParameters(architecture);
        List<List<int[]>> answers = new ArrayList<>();
        for (int step = 0; step < depth; step++) {
            answers.add(new ArrayList<>());
        }
        for (int from = 0; from < puzzles.size(); from += BATCH) {
            List<Puzzle> batch = puzzles.subList(from, Math.min(from + BATCH, puzzles.size()));
            Lane lane = new Lane(architecture, groups, layout, subnet, batch);
            for (List<int[]> ofStep : answers) {
                ofStep.addAll(mostProbable(lane.step(flat, null, null).probabilities()));
            }
        }
        return answers.stream().map(ofStep -> Score.of(ofStep, puzzles)).toList();
    }

    /** The score after {@code depth} steps. */
    static Score at(int depth, Architecture architecture, float[] flat, Subnet subnet, List<Puzzle> puzzles) {
        return byDepth(architecture, flat, subnet, depth, puzzles).getLast();
    }

    /** The first of the most probable tokens per cell of {@code probabilities} [n, cells, vocabulary]. */
    private static List<int[]> mostProbable(FloatTensor probabilities) {
        int cells = probabilities.shape().extent(1);
        int vocabulary = probabilities.shape().extent(2);
        float[] values = probabilities.values();
        List<int[]> answers = new ArrayList<>();
        for (int start = 0; start < values.length; start += cells * vocabulary) {
            int[] answer = new int[cells];
            for (int cell = 0; cell < cells; cell++) {
                int first = start + cell * vocabulary;
                for (int token = 1; token < vocabulary; token++) {
                    if (values[first + token] > values[first + answer[cell]]) {
                        answer[cell] = token;
                    }
                }
            }
            answers.add(answer);
        }
        return answers;
    }
}
