package org.penjing.training;

import java.util.List;
import org.penjing.compress.ChannelGroups;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;

/** The share of puzzles that a subnet answers wholly right, while training goes on. */
final class Accuracy {
    private static final int BATCH = 128;

    private Accuracy() {}

    /** @param flat parameters in the flat layout */
    static double exact(Architecture architecture, float[] flat, Subnet subnet, int depth, List<Puzzle> puzzles) {
        ChannelGroups groups = ChannelGroups.of(architecture);
        FlatParameters layout = new FlatParameters(architecture);
        int exact = 0;
        for (int from = 0; from < puzzles.size(); from += BATCH) {
            List<Puzzle> batch = puzzles.subList(from, Math.min(from + BATCH, puzzles.size()));
            Lane lane = new Lane(architecture, groups, layout, subnet, batch);
            int right = 0;
            for (int step = 0; step < depth; step++) {
                right = lane.step(flat, null, null).exact();
            }
            exact += right;
        }
        return (double) exact / puzzles.size();
    }
}
