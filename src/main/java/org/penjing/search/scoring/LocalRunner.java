package org.penjing.search.scoring;

import java.util.Arrays;
import java.util.List;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.data.Puzzle;
import org.penjing.onnx.OnnxRuntimeException;
import org.penjing.onnx.StepForm;
import org.penjing.onnx.StepSession;
import org.penjing.onnx.StepwiseResult;
import org.penjing.search.scoring.ScoringFigures.Phase;
import org.penjing.training.Supernet;

/** Runs subnets with the ONNX Runtime of this process, each on the thread that asks. */
final class LocalRunner implements SubnetRunner {
    private final Supernet supernet;
    private final ChannelGroups groups;
    private final List<Puzzle> puzzles;
    private final int[][] questions;
    private final int depth;
    private final FullRunRule rule;
    private final StepForm form;
    private final ScoringMeter meter;

    /** @param puzzles in the rule's order */
    LocalRunner(
            Supernet supernet, List<Puzzle> puzzles, int depth, FullRunRule rule, StepForm form, ScoringMeter meter) {
        this.supernet = supernet;
        this.groups = ChannelGroups.of(supernet.model().architecture());
        this.puzzles = puzzles;
        this.questions = puzzles.stream().map(Puzzle::question).toArray(int[][]::new);
        this.depth = depth;
        this.rule = rule;
        // A chunk that the subset and the rest both fill well.
        this.form = form.withChunk(Math.min(form.chunk(), subset()));
        this.meter = meter;
    }

    @Override
    public SubnetRunner.Run run(Compression compression) {
        CompressedModel subnet = meter.timed(Phase.SLICE, () -> supernet.subnet(compression, groups));
        byte[] file = meter.timed(Phase.BUILD, () -> StepSession.file(subnet, form));
        try (StepSession session = meter.timed(Phase.LOAD, () -> StepSession.open(file, subnet, form))) {
            StepwiseResult first = run(session, 0, subset());
            boolean all = subset() == questions.length;
            if (all || meter.timed(Phase.COMPARE, () -> isSettledBy(first))) {
                return new SubnetRunner.Run(first, all);
            }
            return new SubnetRunner.Run(first.with(run(session, subset(), questions.length)), true);
        } catch (OnnxRuntimeException e) {
            throw new SubnetFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean isSettledBy(StepwiseResult first) {
        return rule.settles(new AccuracyTable(first, puzzles.subList(0, subset()), false));
    }

    private StepwiseResult run(StepSession session, int from, int to) {
        int[][] part = Arrays.copyOfRange(questions, from, to);
        return meter.timed(Phase.RUN, () -> session.run(part, depth));
    }

    private int subset() {
        return Math.min(rule.subset(), questions.length);
    }
}
