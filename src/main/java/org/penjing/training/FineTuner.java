package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Randoms;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.task.Samples;
import org.penjing.training.optimizer.AdamW;
import org.penjing.training.optimizer.Gradient;
import org.penjing.training.optimizer.GradientWorkers;
import org.penjing.training.optimizer.LearningRate;
import org.penjing.training.optimizer.TrainingState;
import org.penjing.training.torch.FlatParameters;
import org.penjing.training.torch.RangeCalibration;
import org.penjing.training.torch.Subnet;
import org.penjing.training.torch.SupervisedPass;

/**
 * Tunes one subnet at its own widths, bits and depth, or the full network in float; the full float network as it was goes on
 * teaching. What comes out is the better of before and after on held-out samples.
 */
public final class FineTuner {
    private static final double RATE_SHARE = 0.1;
    private static final double COARSE_RATE_SHARE = 0.3;
    private static final int CALIBRATION_SAMPLES = 256;

    private final Supernet teacher;
    private final Architecture architecture;
    private final ChannelGroups groups;
    private final FlatParameters layout;
    private final float[] teacherParameters;
    private final @Nullable Compression precisions;
    private final TrainingPlan plan;
    private final long seed;
    private final Samples samples;
    private final TrainingState state;
    private final AdamW optimizer;
    private final float[] before;
    private Map<String, ActivationRange> ranges = Map.of();

    /** @param precisions the bits of each weight; null tunes in float */
    private FineTuner(
            Supernet teacher,
            Model untuned,
            @Nullable Compression precisions,
            TrainingPlan plan,
            long seed,
            Samples samples) {
        this.teacher = teacher;
        this.architecture = untuned.architecture();
        this.groups = ChannelGroups.of(architecture);
        this.layout = new FlatParameters(architecture);
        this.teacherParameters = new FlatParameters(teacher.model().architecture()).flat(teacher.model());
        this.precisions = precisions;
        this.plan = plan;
        this.seed = seed;
        this.samples = samples;
        this.before = layout.flat(untuned);
        this.state = TrainingState.startingFrom(before);
        this.optimizer = new AdamW(state, layout.weights(), 0, plan.averaging());
        this.ranges = calibrated(before);
    }

    public static FineTuner of(
            Supernet supernet, FineTuneTask.Finalist finalist, TrainingPlan plan, long seed, Samples samples) {
        Compression compression = finalist.compression();
        return new FineTuner(
                supernet,
                ChannelGroups.of(supernet.model().architecture())
                        .slice(supernet.model(), compression.widths())
                        .withMaxDepth(finalist.depth()),
                new Compression(Map.of(), compression.precisions()),
                plan,
                seed,
                samples);
    }

    /** Tunes the full network in float at {@code depth}: what compressed networks are held against. */
    public static FineTuner inFloat(Supernet supernet, int depth, TrainingPlan plan, long seed, Samples samples) {
        return new FineTuner(supernet, supernet.model().withMaxDepth(depth), null, plan, seed, samples);
    }

    public boolean isDone() {
        return state.batch() >= plan.fineTuneBatches();
    }

    public int batch() {
        return state.batch();
    }

    /** Works on one batch, with an update after every step; returns the last loss. */
    public double nextBatch(GradientWorkers workers) {
        RandomGenerator random = Randoms.of(seed, state.batch());
        Samples batch = plan.batch(samples, random);
        List<Shard> shards = Draw.parts(batch).stream().map(this::shard).toList();
        double rate = rateShare() * LearningRate.at(plan.learningRate(), state.batch(), plan.fineTuneBatches());
        double loss = 0;
        int depth = Math.max(architecture.recursion().maxDepth(), plan.depth(random));
        for (int step = 0; step < depth; step++) {
            List<Callable<Gradient>> tasks = new ArrayList<>();
            shards.forEach(shard -> tasks.add(() -> shard.step(teacherParameters, state.parameters())));
            Gradient gradient = Gradient.mean(workers.run(tasks));
            optimizer.update(gradient.values(), rate);
            loss = gradient.loss();
        }
        state.nextBatch();
        return loss;
    }

    private Shard shard(Samples part) {
        Architecture full = teacher.model().architecture();
        return new Shard(
                new SupervisedPass(full, ChannelGroups.of(full), new FlatParameters(full), Subnet.FULL, part),
                new SupervisedPass(architecture, groups, layout, running(ranges), part),
                part.size());
    }

    /** The teacher and its pupil on one worker's part of a batch. */
    private record Shard(SupervisedPass master, SupervisedPass pupil, int samples) {
        Gradient step(float[] masterParameters, float[] parameters) {
            float[] gradient = new float[parameters.length];
            SupervisedPass.Outcome lesson = master.step(masterParameters, null, null);
            double loss = pupil.step(parameters, lesson.output(), gradient).loss();
            return new Gradient(loss, gradient, samples);
        }
    }

    /** The tuned subnet, or the untuned one where that is better on {@code heldOut}, with ranges of its own. */
    public Result result(Samples heldOut) {
        Result untuned = measured(before, heldOut);
        Result tuned = measured(state.average(), heldOut);
        return tuned.score().headline() >= untuned.score().headline() ? tuned : untuned;
    }

    /** @param score on the held-out samples */
    public record Result(Supernet subnet, Score score) {}

    private Result measured(float[] flat, Samples heldOut) {
        Supernet subnet = new Supernet(layout.model(flat), calibrated(flat), teacher.quantizer());
        int depth = architecture.recursion().maxDepth();
        return new Result(subnet, HeldOutAnswers.at(depth, architecture, flat, running(subnet.ranges()), heldOut));
    }

    private Subnet running(Map<String, ActivationRange> measured) {
        return precisions == null ? Subnet.FULL : Subnet.of(precisions, measured, teacher.quantizer());
    }

    /** 2-bit weights are tuned at three times the learning rate of others: rounding took more from them. */
    private double rateShare() {
        boolean coarse = precisions != null
                && precisions.precisions().values().stream().anyMatch(precision -> precision.weightBits() == 2);
        return coarse ? COARSE_RATE_SHARE : RATE_SHARE;
    }

    private Map<String, ActivationRange> calibrated(float[] flat) {
        RangeCalibration calibration = new RangeCalibration(architecture);
        Samples sample = samples.first(CALIBRATION_SAMPLES);
        calibration.observe(flat, running(Map.of()), sample);
        return calibration.ranges();
    }
}
