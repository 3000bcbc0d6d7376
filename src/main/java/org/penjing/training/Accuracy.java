package org.penjing.training;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.penjing.compress.ChannelGroups;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;

/** The share of puzzles that a subnet answers wholly right at full depth, while training goes on. */
final class Accuracy {
    private static final int BATCH = 100;

    private Accuracy() {}

    static double exact(Architecture architecture, float[] flat, Subnet subnet, List<Puzzle> puzzles) {
        ChannelGroups groups = ChannelGroups.of(architecture);
        FlatParameters layout = new FlatParameters(architecture);
        int exact = 0;
        for (int from = 0; from < puzzles.size(); from += BATCH) {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Batch batch = Batch.of(puzzles.subList(from, Math.min(from + BATCH, puzzles.size())));
                Lesson lesson = new Lesson(
                        architecture.recursion(),
                        batch,
                        architecture.recursion().maxDepth(),
                        0);
                TorchParameters parameters = new TorchParameters(architecture, layout, flat, false);
                exact += lesson.give(parameters.network(groups, architecture, subnet), null)
                        .exact();
            }
        }
        return (double) exact / puzzles.size();
    }
}
