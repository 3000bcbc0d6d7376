package org.penjing.search.accuracy;

import org.penjing.compress.ChannelGroups;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.network.Questions;
import org.penjing.onnx.runtime.OnnxRuntimeException;
import org.penjing.onnx.runtime.StepForm;
import org.penjing.onnx.runtime.StepSession;
import org.penjing.onnx.runtime.StepwiseResult;
import org.penjing.search.accuracy.ScoringFigures.Phase;
import org.penjing.task.Samples;
import org.penjing.training.Supernet;

/** Runs subnets with the ONNX Runtime of this process, each on the thread that asks. */
final class LocalRunner implements SubnetRunner {
    private final Supernet supernet;
    private final ChannelGroups groups;
    private final Samples samples;
    private final Questions questions;
    private final int depth;
    private final FullRunRule rule;
    private final StepForm form;
    private final ScoringMeter meter;

    /** @param samples in the rule's order */
    LocalRunner(Supernet supernet, Samples samples, int depth, FullRunRule rule, StepForm form, ScoringMeter meter) {
        this.supernet = supernet;
        this.groups = ChannelGroups.of(supernet.model().architecture());
        this.samples = samples;
        this.questions = samples.questions();
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
            boolean all = subset() == questions.size();
            if (all || meter.timed(Phase.COMPARE, () -> isSettledBy(first))) {
                return new SubnetRunner.Run(first, all);
            }
            return new SubnetRunner.Run(first.with(run(session, subset(), questions.size())), true);
        } catch (OnnxRuntimeException e) {
            throw new SubnetFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean isSettledBy(StepwiseResult first) {
        return rule.settles(new AccuracyTable(first, samples.first(subset()), false));
    }

    private StepwiseResult run(StepSession session, int from, int to) {
        Questions part = questions.range(from, to);
        return meter.timed(Phase.RUN, () -> session.run(part, depth));
    }

    private int subset() {
        return Math.min(rule.subset(), questions.size());
    }
}
