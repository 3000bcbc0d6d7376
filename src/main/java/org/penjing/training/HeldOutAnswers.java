package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import org.penjing.compress.ChannelGroups;
import org.penjing.network.Answers;
import org.penjing.network.Architecture;
import org.penjing.network.Reading;
import org.penjing.task.Samples;
import org.penjing.tensor.FloatTensor;
import org.penjing.training.torch.FlatParameters;
import org.penjing.training.torch.Subnet;
import org.penjing.training.torch.SupervisedPass;

/** What a subnet answers to held-out samples while training goes on. */
public final class HeldOutAnswers {
    private static final int BATCH = 128;

    private HeldOutAnswers() {}

    /**
     * The score after each of {@code depth} steps, all from one run.
     *
     * @param flat parameters in the flat layout
     */
    public static List<Score> byDepth(
            Architecture architecture, float[] flat, Subnet subnet, int depth, Samples samples) {
        ChannelGroups groups = ChannelGroups.of(architecture);
        FlatParameters layout = new FlatParameters(architecture);
        List<Answers> answers = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += BATCH) {
            Samples batch = samples.range(from, Math.min(from + BATCH, samples.size()));
            SupervisedPass pass = new SupervisedPass(architecture, groups, layout, subnet, batch);
            for (int step = 0; step < depth; step++) {
                Answers said = answers(
                        architecture.recursion().reading(),
                        pass.step(flat, null, null).output());
                if (from == 0) {
                    answers.add(said);
                } else {
                    answers.set(step, answers.get(step).with(said));
                }
            }
        }
        return answers.stream().map(ofStep -> Score.of(ofStep, samples)).toList();
    }

    /** The score after {@code depth} steps. */
    public static Score at(int depth, Architecture architecture, float[] flat, Subnet subnet, Samples samples) {
        return byDepth(architecture, flat, subnet, depth, samples).getLast();
    }

    private static Answers answers(Reading reading, FloatTensor output) {
        return switch (reading) {
            case LARGEST -> mostProbable(output);
            case NUMBERS -> new Answers.Numbers(output.values(), output.shape().extent(-1));
        };
    }

    /** The first of the most probable tokens per cell of {@code probabilities} [n, cells, vocabulary]. */
    private static Answers.Tokens mostProbable(FloatTensor probabilities) {
        int vocabulary = probabilities.shape().extent(2);
        float[] values = probabilities.values();
        byte[] tokens = new byte[values.length / vocabulary];
        for (int cell = 0; cell < tokens.length; cell++) {
            int first = cell * vocabulary;
            int best = 0;
            for (int token = 1; token < vocabulary; token++) {
                best = values[first + token] > values[first + best] ? token : best;
            }
            tokens[cell] = (byte) best;
        }
        return new Answers.Tokens(tokens, probabilities.shape().extent(1));
    }
}
