package org.penjing.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.penjing.base.Randoms;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroup;
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
import org.penjing.training.torch.Initializer;
import org.penjing.training.torch.RangeCalibration;
import org.penjing.training.torch.Subnet;
import org.penjing.training.torch.SupervisedPass;

/**
 * Trains one set of parameters so that all its subnets work: a float warm-up of the full network; channels sorted once by
 * importance; then beside the full network, which learns from the answers, a random subnet and in every second batch the
 * narrowest one, with rounded weights and activations, learn from the answers and from the full network ("Universally
 * Slimmable Networks", arXiv 1903.05134; "Once-for-All", arXiv 1908.09791).
 */
public final class SupernetTrainer {
    private static final int CALIBRATION_SAMPLES = 64;
    private static final int CALIBRATION_SUBNETS = 4;

    private final Architecture architecture;
    private final ChannelGroups groups;
    private final FlatParameters layout;
    private final SharedWeights shared;
    private final SupernetTask task;
    private final Samples samples;
    private final TrainingState state;
    private final AdamW optimizer;
    private Map<String, ActivationRange> ranges;

    public SupernetTrainer(
            SupernetTask task, Samples samples, TrainingState state, Map<String, ActivationRange> ranges) {
        this.architecture = task.architecture();
        this.groups = ChannelGroups.of(architecture);
        this.layout = new FlatParameters(architecture);
        this.shared = SharedWeights.of(architecture, layout, task.plan().sharing());
        this.task = task;
        this.samples = samples;
        this.state = state;
        this.optimizer = new AdamW(
                state, layout.weights(), task.plan().weightDecay(), task.plan().averaging());
        this.ranges = ranges;
    }

    public static SupernetTrainer fresh(SupernetTask task, Samples samples) {
        Model initial = new Initializer(Randoms.of(task.seed(), -1)).initialize(task.architecture());
        FlatParameters layout = new FlatParameters(task.architecture());
        float[] flat = layout.flat(initial);
        SharedWeights.of(task.architecture(), layout, task.plan().sharing())
                .initialize(flat, Randoms.of(task.seed(), -3));
        return new SupernetTrainer(task, samples, TrainingState.startingFrom(flat), Map.of());
    }

    public TrainingState state() {
        return state;
    }

    public Map<String, ActivationRange> ranges() {
        return ranges;
    }

    public boolean isDone() {
        return state.batch() >= task.plan().supernetBatches();
    }

    public boolean isElastic() {
        return state.batch() >= task.plan().warmupBatches();
    }

    /** Works on one batch, with an update after every step; returns the full network's last loss. */
    public double nextBatch(GradientWorkers workers) {
        if (state.batch() == task.plan().warmupBatches()) {
            sortChannels();
            calibrate();
        }
        RandomGenerator random = Randoms.of(task.seed(), state.batch());
        Samples batch = task.plan().batch(samples, random);
        List<Subnet> pupils = pupils(random);
        List<Shard> shards =
                Draw.parts(batch).stream().map(part -> shard(pupils, part)).toList();
        int depth = task.plan().depth(random);
        double rate = LearningRate.at(
                task.plan().learningRate(), state.batch(), task.plan().supernetBatches());
        double loss = 0;
        for (int step = 0; step < depth; step++) {
            loss = update(shards, rate, workers);
        }
        state.nextBatch();
        return loss;
    }

    /** Measures the activation ranges anew, with the averaged parameters; at the end as deep as a supernet must be sound. */
    public void calibrate() {
        int depth = architecture.recursion().depth(isDone() ? Supernet.DEEPEST : 1);
        RandomGenerator random = Randoms.of(task.seed(), -2);
        Samples sample = samples.first(CALIBRATION_SAMPLES);
        RangeCalibration calibration = new RangeCalibration(architecture.withMaxDepth(depth));
        calibration.observe(state.average(), Subnet.FULL, sample);
        calibration.observe(state.average(), subnet(task.space().narrowest(random), Map.of()), sample);
        for (int i = 0; i < CALIBRATION_SUBNETS; i++) {
            Compression compression = task.space().random(random);
            calibration.observe(state.average(), subnet(compression, Map.of()), sample);
        }
        ranges = calibration.ranges();
    }

    public Supernet supernet() {
        return new Supernet(layout.model(state.average()), ranges, task.plan().quantizer());
    }

    private Subnet subnet(Compression compression, Map<String, ActivationRange> measured) {
        return Subnet.of(compression, measured, task.plan().quantizer());
    }

    private List<Subnet> pupils(RandomGenerator random) {
        if (!isElastic()) {
            return List.of();
        }
        List<Subnet> pupils = new ArrayList<>(List.of(subnet(task.space().random(random), ranges)));
        if (state.batch() % 2 == 0) {
            pupils.add(subnet(task.space().narrowest(random), ranges));
        }
        return pupils;
    }

    private Shard shard(List<Subnet> pupils, Samples part) {
        return new Shard(
                pass(Subnet.FULL, part),
                pupils.stream().map(pupil -> pass(pupil, part)).toList(),
                part.size());
    }

    private SupervisedPass pass(Subnet subnet, Samples part) {
        return new SupervisedPass(architecture, groups, layout, subnet, part);
    }

    /** The full network and its pupils on one worker's part of a batch. */
    private record Shard(SupervisedPass full, List<SupervisedPass> pupils, int samples) {
        /** @param isApart whether the gradient of the pupils is kept apart from the full network's */
        Lesson step(float[] parameters, boolean isApart) {
            float[] gradient = new float[parameters.length];
            float[] ofPupils = isApart ? new float[parameters.length] : gradient;
            SupervisedPass.Outcome lesson = full.step(parameters, null, gradient);
            for (SupervisedPass pupil : pupils) {
                pupil.step(parameters, lesson.output(), ofPupils);
            }
            return new Lesson(
                    new Gradient(lesson.loss(), gradient, samples), new Gradient(lesson.loss(), ofPupils, samples));
        }
    }

    private record Lesson(Gradient full, Gradient pupils) {}

    /** One step of all passes and the update that they ask for; returns the full network's loss. */
    private double update(List<Shard> shards, double rate, GradientWorkers workers) {
        Double share = task.plan().subnetShare();
        List<Callable<Lesson>> tasks = new ArrayList<>();
        shards.forEach(shard -> tasks.add(() -> shard.step(state.parameters(), share != null)));
        List<Lesson> lessons = workers.run(tasks);
        Gradient gradient = Gradient.mean(lessons.stream().map(Lesson::full).toList());
        shared.average(gradient.values());
        if (share != null) {
            Gradient pupils = Gradient.mean(lessons.stream().map(Lesson::pupils).toList());
            shared.average(pupils.values());
            gradient.add(pupils, share);
        }
        optimizer.update(gradient.values(), rate);
        return gradient.loss();
    }

    /** Most important channels first; the optimizer's moments move along. Channels of shared weights keep their cells. */
    private void sortChannels() {
        List<ChannelGroup> sortable = groups.all().stream()
                .filter(group -> group.uses().stream().noneMatch(use -> shared.include(use.parameter())))
                .toList();
        for (ChannelGroup group : sortable) {
            double[] importance = groups.importance(layout.model(state.average()), group);
            int[] order = IntStream.range(0, group.size())
                    .boxed()
                    .sorted((a, b) -> Double.compare(importance[b], importance[a]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (float[] array :
                    List.of(state.parameters(), state.firstMoment(), state.secondMoment(), state.average())) {
                float[] sorted = layout.flat(groups.reorder(layout.model(array), group, order));
                System.arraycopy(sorted, 0, array, 0, array.length);
            }
        }
    }
}
