package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.space.Candidate;

/** Tunes one subnet at its own widths, bits and depth; the full float network goes on teaching. */
final class FineTuner {
    private static final double MAX_GRADIENT_NORM = 1;
    private static final double TEACHER_SHARE = 0.5;
    private static final double RATE_SHARE = 0.3;
    private static final int RECALIBRATION_INTERVAL = 20;
    private static final int CALIBRATION_PUZZLES = 256;

    private final Supernet teacher;
    private final Architecture architecture;
    private final ChannelGroups groups;
    private final FlatParameters layout;
    private final FlatParameters teacherLayout;
    private final Compression precisions;
    private final TrainingPlan plan;
    private final long seed;
    private final List<Puzzle> puzzles;
    private final TrainingState state;
    private final AdamW optimizer;
    private Map<String, ActivationRange> ranges;

    FineTuner(Supernet teacher, Candidate candidate, TrainingPlan plan, long seed, List<Puzzle> puzzles) {
        var subnet = teacher.subnet(candidate.compression()).model();
        this.teacher = teacher;
        this.architecture = subnet.architecture().withMaxDepth(candidate.depth());
        this.groups = ChannelGroups.of(architecture);
        this.layout = new FlatParameters(architecture);
        this.teacherLayout = new FlatParameters(teacher.model().architecture());
        this.precisions = new Compression(Map.of(), candidate.compression().precisions());
        this.plan = plan;
        this.seed = seed;
        this.puzzles = puzzles;
        this.state = TrainingState.startingFrom(layout.flat(subnet));
        this.optimizer = new AdamW(state);
        this.ranges = Map.of();
        calibrate();
    }

    boolean isDone() {
        return state.step() >= plan.fineTuneSteps();
    }

    int step() {
        return state.step();
    }

    ShardGradient update(GradientWorkers workers) {
        RandomGenerator random = Randoms.of(seed, state.step());
        if (state.step() % RECALIBRATION_INTERVAL == 0) {
            calibrate();
        }
        List<Callable<ShardGradient>> shards = new ArrayList<>();
        for (int shard = 0; shard < TrainingPlan.SHARDS; shard++) {
            List<Puzzle> batch = Draw.from(puzzles, plan.batchSize() / TrainingPlan.SHARDS, random);
            shards.add(() -> gradient(batch));
        }
        ShardGradient gradient = ShardGradient.mean(workers.run(shards));
        optimizer.update(
                gradient.gradient(),
                RATE_SHARE * Schedule.rate(plan.learningRate(), state.step(), plan.fineTuneSteps()),
                0,
                MAX_GRADIENT_NORM,
                plan.averaging());
        return gradient;
    }

    /** The tuned subnet, its ranges measured at its own size. */
    Supernet result() {
        calibrate();
        return new Supernet(layout.model(state.average()), ranges);
    }

    private void calibrate() {
        RangeCalibration calibration = new RangeCalibration(architecture);
        List<Puzzle> sample = puzzles.subList(0, Math.min(CALIBRATION_PUZZLES, puzzles.size()));
        calibration.observe(state.average(), Subnet.of(precisions, Map.of()), sample);
        ranges = calibration.ranges();
    }

    private ShardGradient gradient(List<Puzzle> puzzles) {
        float[] gradient = new float[layout.size()];
        Batch batch = Batch.of(puzzles);
        Lesson lesson = new Lesson(
                architecture.recursion(), batch, architecture.recursion().maxDepth(), TEACHER_SHARE);
        TorchParameters parameters = new TorchParameters(architecture, layout, state.parameters(), true);
        Lesson.Outcome outcome = lesson.give(
                parameters.network(groups, architecture, Subnet.of(precisions, ranges)), teachersAnswer(lesson));
        parameters.addGradient(outcome.loss(), gradient);
        return new ShardGradient(gradient, outcome.loss().item_float(), outcome.exact());
    }

    private List<Tensor> teachersAnswer(Lesson lesson) {
        try (NoGradGuard guard = new NoGradGuard()) {
            Architecture full = teacher.model().architecture();
            TorchParameters parameters =
                    new TorchParameters(full, teacherLayout, teacherLayout.flat(teacher.model()), false);
            return lesson.give(parameters.network(ChannelGroups.of(full), full, Subnet.FULL), null)
                    .probabilities();
        }
    }
}
