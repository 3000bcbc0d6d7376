package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.space.Candidate;

/**
 * Tunes one subnet at its own widths, bits and depth; the full float network goes on teaching. What comes out is the better
 * of before and after on held-out puzzles.
 */
final class FineTuner {
    private static final double RATE_SHARE = 0.1;
    private static final double COARSE_RATE_SHARE = 0.3;
    private static final int CALIBRATION_PUZZLES = 256;

    private final Supernet teacher;
    private final Architecture architecture;
    private final ChannelGroups groups;
    private final FlatParameters layout;
    private final float[] teacherParameters;
    private final Compression precisions;
    private final FineTuneTask task;
    private final List<Puzzle> puzzles;
    private final TrainingState state;
    private final AdamW optimizer;
    private final float[] before;
    private Map<String, ActivationRange> ranges = Map.of();

    FineTuner(Supernet teacher, Candidate candidate, FineTuneTask task, List<Puzzle> puzzles) {
        Model subnet = teacher.subnet(candidate.compression()).model();
        this.teacher = teacher;
        this.architecture = subnet.architecture().withMaxDepth(candidate.depth());
        this.groups = ChannelGroups.of(architecture);
        this.layout = new FlatParameters(architecture);
        this.teacherParameters = new FlatParameters(teacher.model().architecture()).flat(teacher.model());
        this.precisions = new Compression(Map.of(), candidate.compression().precisions());
        this.task = task;
        this.puzzles = puzzles;
        this.before = layout.flat(subnet);
        this.state = TrainingState.startingFrom(before);
        this.optimizer = new AdamW(state, layout.weights(), 0, task.plan().averaging());
        this.ranges = calibrated(before);
    }

    boolean isDone() {
        return state.batch() >= task.plan().fineTuneBatches();
    }

    int batch() {
        return state.batch();
    }

    /** Works on one batch, with an update after every step; returns the last loss. */
    double nextBatch(GradientWorkers workers) {
        RandomGenerator random = Randoms.of(task.seed(), state.batch());
        List<Puzzle> batch = Draw.from(puzzles, task.plan().batchSize(), random);
        List<Shard> shards = Draw.parts(batch).stream().map(this::shard).toList();
        double rate = rateShare()
                * Schedule.rate(
                        task.plan().learningRate(), state.batch(), task.plan().fineTuneBatches());
        double loss = 0;
        int depth = Math.max(architecture.recursion().maxDepth(), task.plan().depth(random));
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

    private Shard shard(List<Puzzle> part) {
        Architecture full = teacher.model().architecture();
        return new Shard(
                new Lane(full, ChannelGroups.of(full), new FlatParameters(full), Subnet.FULL, part),
                new Lane(architecture, groups, layout, Subnet.of(precisions, ranges), part),
                part.size());
    }

    /** The teacher and its pupil on one worker's part of a batch. */
    private record Shard(Lane master, Lane pupil, int puzzles) {
        Gradient step(float[] masterParameters, float[] parameters) {
            float[] gradient = new float[parameters.length];
            Lane.Outcome lesson = master.step(masterParameters, null, null);
            double loss = pupil.step(parameters, lesson.probabilities(), gradient)
                    .loss();
            return new Gradient(loss, gradient, puzzles);
        }
    }

    /** The tuned subnet, or the untuned one where that is better on {@code heldOut}, with ranges of its own. */
    Supernet result(List<Puzzle> heldOut) {
        Supernet untuned = new Supernet(layout.model(before), calibrated(before));
        Supernet tuned = new Supernet(layout.model(state.average()), calibrated(state.average()));
        return exact(tuned, heldOut) >= exact(untuned, heldOut) ? tuned : untuned;
    }

    private double exact(Supernet subnet, List<Puzzle> heldOut) {
        return Accuracy.exact(
                architecture,
                layout.flat(subnet.model()),
                Subnet.of(precisions, subnet.ranges()),
                architecture.recursion().maxDepth(),
                heldOut);
    }

    /** Ternary weights have further to go. */
    private double rateShare() {
        boolean coarse = precisions.precisions().values().stream().anyMatch(precision -> precision.weightBits() == 2);
        return coarse ? COARSE_RATE_SHARE : RATE_SHARE;
    }

    private Map<String, ActivationRange> calibrated(float[] flat) {
        RangeCalibration calibration = new RangeCalibration(architecture);
        List<Puzzle> sample = puzzles.subList(0, Math.min(CALIBRATION_PUZZLES, puzzles.size()));
        calibration.observe(flat, Subnet.of(precisions, Map.of()), sample);
        return calibration.ranges();
    }
}
