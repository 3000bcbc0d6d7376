package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.penjing.base.Randoms;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.Sample;
import org.penjing.network.Reading;
import org.penjing.network.family.Dense;
import org.penjing.task.Classification;
import org.penjing.task.Metric;
import org.penjing.task.Regression;
import org.penjing.task.Samples;
import org.penjing.task.Task;
import org.penjing.training.optimizer.GradientWorkers;
import org.penjing.training.torch.Subnet;

/** Networks that are run once learn in the same way as recursions do. */
class DenseTrainingTest {
    private static final TrainingPlan PLAN = new TrainingPlan(
            300, 500, 60, 32, 1, 0.01, 0.01, 0.95, Augmentation.NONE, Sharing.NONE, null, WeightQuantizer.LEAST_ERROR);

    @Test
    void classesAreLearnedInTheFullNetworkAndItsNarrowestSubnet() {
        Task task = new Classification(2, 2);
        SupernetTask work = work(new Dense(2, List.of(16, 8), 2, Reading.LARGEST), task);
        SupernetTrainer trainer = trained(work, classes(task, 0, 600));
        Samples heldOut = classes(task, 600, 800);
        assertThat(score(work, trainer, Subnet.FULL, heldOut).headline()).isGreaterThan(0.93);
        assertThat(score(
                                work,
                                trainer,
                                Subnet.of(work.space().smallest(), trainer.ranges(), WeightQuantizer.LEAST_ERROR),
                                heldOut)
                        .headline())
                .isGreaterThan(0.85);
        assertThat(trainer.ranges()).containsKey(Dense.INPUT);
    }

    @Test
    void numbersAreLearnedAndTuningASubnetMakesItsErrorSmaller() {
        Task task = new Regression(2, 1, 1);
        SupernetTask work = work(new Dense(2, List.of(16, 8), 1, Reading.NUMBERS), task);
        Samples samples = numbers(task, 0, 600);
        SupernetTrainer trainer = trained(work, samples);
        Samples heldOut = numbers(task, 600, 800);
        assertThat(score(work, trainer, Subnet.FULL, heldOut).headline()).isGreaterThan(0.9);
        Subnet smallest = Subnet.of(work.space().smallest(), trainer.ranges(), WeightQuantizer.LEAST_ERROR);
        double before = score(work, trainer, smallest, heldOut).headline();
        FineTuner tuner = FineTuner.of(
                trainer.supernet(),
                new FineTuneTask.Finalist("one", work.space().smallest(), 1),
                PLAN,
                3,
                samples);
        try (GradientWorkers workers = new GradientWorkers()) {
            while (!tuner.isDone()) {
                tuner.nextBatch(workers);
            }
        }
        assertThat(tuner.result(heldOut).score().headline()).isGreaterThan(before);
    }

    @Test
    void theMeanOfTheTargetsIsNoResult() {
        Task task = new Regression(2, 1, 1);
        SupernetTask work = work(new Dense(2, List.of(4), 1, Reading.NUMBERS), task);
        Samples samples = numbers(task, 0, 200);
        LearningCheck check = new LearningCheck(work, samples, samples);
        Score mean = TrivialAnswers.of(samples, samples)
                .unbeatenBy(new Score(Map.of(Metric.R2, -1.0), new double[samples.size()]))
                .orElseThrow()
                .score();
        assertThat(mean.headline()).isBetween(-0.001, 0.001);
        assertThat(check.warning(mean, 300)).isEqualTo("so far no better than the mean of the training targets");
    }

    private static SupernetTask work(Dense network, Task task) {
        Map<String, List<Integer>> widths = new TreeMap<>();
        ChannelGroups.of(network.architecture())
                .all()
                .forEach(group -> widths.put(group.name(), List.of(group.size() / 2, group.size())));
        Map<String, List<Precision>> precisions = new TreeMap<>();
        network.architecture()
                .network()
                .weights()
                .keySet()
                .forEach(weight -> precisions.put(weight, List.of(new Precision(4, 8), Precision.INT8)));
        return new SupernetTask(network, task, new ElasticSpace(widths, precisions), PLAN, 3);
    }

    private static SupernetTrainer trained(SupernetTask work, Samples samples) {
        SupernetTrainer trainer = SupernetTrainer.fresh(work, samples);
        try (GradientWorkers workers = new GradientWorkers()) {
            while (!trainer.isDone()) {
                trainer.nextBatch(workers);
            }
        }
        trainer.calibrate();
        return trainer;
    }

    private static Score score(SupernetTask work, SupernetTrainer trainer, Subnet subnet, Samples heldOut) {
        return HeldOutAnswers.at(1, work.architecture(), trainer.state().average(), subnet, heldOut);
    }

    /** Inside a circle or outside of it. */
    private static Samples classes(Task task, int from, int to) {
        return samples(task, from, to, x -> new LabelledVector(x, x[0] * x[0] + x[1] * x[1] < 0.6 ? 1 : 0));
    }

    private static Samples numbers(Task task, int from, int to) {
        return samples(
                task,
                from,
                to,
                x -> new MeasuredVector(x, new float[] {(float) Math.sin(3 * x[0]) * 0.5f + x[1] * 0.4f}));
    }

    private static Samples samples(Task task, int from, int to, Function<float[], Sample> rule) {
        List<Sample> samples = new ArrayList<>();
        for (int i = from; i < to; i++) {
            RandomGenerator random = Randoms.of(9, i);
            samples.add(rule.apply(new float[] {(float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1)}));
        }
        return new Samples(task, samples);
    }
}
