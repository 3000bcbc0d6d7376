package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroup;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.network.Model;

/**
 * Trains one set of parameters so that all its subnets work: a float warm-up of the full network; channels sorted once by
 * importance; then in every update the full network learns from the answers and subnets of it, the narrowest and random
 * ones with rounded weights and activations, learn from the full network ("Universally Slimmable Networks", arXiv
 * 1903.05134; "Once-for-All", arXiv 1908.09791).
 */
final class SupernetTrainer {
    private static final double MAX_GRADIENT_NORM = 1;
    private static final double TEACHER_SHARE = 0.7;
    private static final int CALIBRATION_PUZZLES = 64;
    private static final int CALIBRATION_SUBNETS = 4;

    private final Architecture architecture;
    private final ChannelGroups groups;
    private final FlatParameters layout;
    private final ElasticSpace space;
    private final TrainingPlan plan;
    private final long seed;
    private final List<Puzzle> puzzles;
    private final TrainingState state;
    private final AdamW optimizer;
    private Map<String, ActivationRange> ranges;

    SupernetTrainer(SupernetTask task, List<Puzzle> puzzles, TrainingState state, Map<String, ActivationRange> ranges) {
        this.architecture = task.architecture();
        this.groups = ChannelGroups.of(architecture);
        this.layout = new FlatParameters(architecture);
        this.space = task.space();
        this.plan = task.plan();
        this.seed = task.seed();
        this.puzzles = puzzles;
        this.state = state;
        this.optimizer = new AdamW(state);
        this.ranges = ranges;
    }

    static SupernetTrainer fresh(SupernetTask task, List<Puzzle> puzzles) {
        Model initial = new Initializer(Randoms.of(task.seed(), -1)).initialize(task.architecture());
        float[] flat = new FlatParameters(task.architecture()).flat(initial);
        return new SupernetTrainer(task, puzzles, TrainingState.startingFrom(flat), Map.of());
    }

    TrainingState state() {
        return state;
    }

    Map<String, ActivationRange> ranges() {
        return ranges;
    }

    boolean isDone() {
        return state.step() >= plan.supernetSteps();
    }

    boolean isElastic() {
        return state.step() >= plan.warmupSteps();
    }

    /** One update; sorts the channels when the warm-up has ended. */
    ShardGradient update(GradientWorkers workers) {
        int step = state.step();
        RandomGenerator random = Randoms.of(seed, step);
        if (step == plan.warmupSteps()) {
            sortChannels();
            calibrate();
        }
        int depth = architecture.recursion().maxDepth() - random.nextInt(2);
        List<Callable<ShardGradient>> shards = new ArrayList<>();
        for (int shard = 0; shard < TrainingPlan.SHARDS; shard++) {
            List<Puzzle> batch = Draw.from(puzzles, plan.batchSize() / TrainingPlan.SHARDS, random);
            List<Subnet> pupils = isElastic() ? List.of(pupil(step, shard, random)) : List.of();
            shards.add(() -> gradient(batch, pupils, Math.max(1, depth)));
        }
        ShardGradient gradient = ShardGradient.mean(workers.run(shards));
        optimizer.update(
                gradient.gradient(),
                Schedule.rate(plan.learningRate(), step, plan.supernetSteps()),
                plan.weightDecay(),
                MAX_GRADIENT_NORM,
                plan.averaging());
        return gradient;
    }

    /** Measures the activation ranges anew, with the averaged parameters. */
    void calibrate() {
        RandomGenerator random = Randoms.of(seed, -2);
        List<Puzzle> sample = puzzles.subList(0, Math.min(CALIBRATION_PUZZLES, puzzles.size()));
        RangeCalibration calibration = new RangeCalibration(architecture);
        calibration.observe(state.average(), Subnet.FULL, sample);
        for (int i = 0; i < CALIBRATION_SUBNETS; i++) {
            Compression compression = i == 0 ? space.narrowest(random) : space.random(random);
            calibration.observe(state.average(), Subnet.of(compression, Map.of()), sample);
        }
        ranges = calibration.ranges();
    }

    Supernet supernet() {
        return new Supernet(layout.model(state.average()), ranges);
    }

    private Subnet pupil(int step, int shard, RandomGenerator random) {
        boolean narrow = (step + shard) % 2 == 0;
        return Subnet.of(narrow ? space.narrowest(random) : space.random(random), ranges);
    }

    private ShardGradient gradient(List<Puzzle> puzzles, List<Subnet> pupils, int depth) {
        float[] gradient = new float[layout.size()];
        TorchParameters parameters = new TorchParameters(architecture, layout, state.parameters(), true);
        Batch batch = Batch.of(puzzles);
        Lesson lesson = new Lesson(architecture.recursion(), batch, depth, TEACHER_SHARE);
        Lesson.Outcome full = lesson.give(parameters.network(groups, architecture, Subnet.FULL), null);
        parameters.addGradient(full.loss(), gradient);
        List<Tensor> teacher = full.probabilities();
        for (Subnet pupil : pupils) {
            Lesson.Outcome outcome = lesson.give(parameters.network(groups, architecture, pupil), teacher);
            parameters.addGradient(outcome.loss(), gradient);
        }
        return new ShardGradient(gradient, full.loss().item_float(), full.exact());
    }

    /** Most important channels first; the optimizer's moments move along. */
    private void sortChannels() {
        for (ChannelGroup group : groups.all()) {
            double[] importance = groups.importance(layout.model(state.average()), group);
            Integer[] order = new Integer[group.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            java.util.Arrays.sort(order, (a, b) -> Double.compare(importance[b], importance[a]));
            int[] indices =
                    java.util.Arrays.stream(order).mapToInt(Integer::intValue).toArray();
            for (float[] array :
                    List.of(state.parameters(), state.firstMoment(), state.secondMoment(), state.average())) {
                float[] sorted = layout.flat(groups.reorder(layout.model(array), group, indices));
                System.arraycopy(sorted, 0, array, 0, array.length);
            }
        }
    }
}
