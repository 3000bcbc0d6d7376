package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.penjing.base.Randoms;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Puzzle;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.task.Grids;
import org.penjing.task.Samples;
import org.penjing.training.optimizer.GradientWorkers;
import org.penjing.training.torch.Subnet;

class SupernetTrainerTest {
    private static final TinyRecursive MODEL = new TinyRecursive(4, 3, 8, 1, Mixer.TOKEN, 6, 0, 10, 1, 2);
    private static final SupernetTask TASK = new SupernetTask(
            MODEL,
            Grids.task("012", 4),
            space(),
            new TrainingPlan(
                    8, 8, 4, 16, 2, 0.01, 0.1, 0.9, Augmentation.GRID, Sharing.NONE, null, WeightQuantizer.LEAST_ERROR),
            3);

    @Test
    void goesOnFromItsStateExactlyAsIfItHadNeverStopped() {
        Samples puzzles = copies(64);
        try (GradientWorkers workers = new GradientWorkers()) {
            for (int stop : new int[] {3, 8, 13}) {
                SupernetTrainer straight = SupernetTrainer.fresh(TASK, puzzles);
                SupernetTrainer stopped = SupernetTrainer.fresh(TASK, puzzles);
                while (!straight.isDone()) {
                    if (stopped.state().batch() == stop) {
                        stopped = new SupernetTrainer(TASK, puzzles, stopped.state(), stopped.ranges());
                    }
                    straight.nextBatch(workers);
                    stopped.nextBatch(workers);
                }
                assertThat(stopped.supernet()).isEqualTo(straight.supernet());
            }
        }
    }

    @Test
    void learnsToCopyInTheFullNetworkAndItsNarrowestSubnet() {
        SupernetTask longer = new SupernetTask(
                MODEL,
                Grids.task("012", 4),
                space(),
                new TrainingPlan(
                        40,
                        120,
                        4,
                        32,
                        2,
                        0.02,
                        0,
                        0.9,
                        Augmentation.NONE,
                        Sharing.NONE,
                        null,
                        WeightQuantizer.LEAST_ERROR),
                3);
        Samples puzzles = copies(200);
        Samples heldOut = copies(300).range(200, 300);
        SupernetTrainer trainer = SupernetTrainer.fresh(longer, puzzles);
        try (GradientWorkers workers = new GradientWorkers()) {
            while (!trainer.isDone()) {
                trainer.nextBatch(workers);
            }
        }
        float[] average = trainer.state().average();
        assertThat(HeldOutAnswers.at(2, MODEL.architecture(), average, Subnet.FULL, heldOut)
                        .headline())
                .isGreaterThan(0.95);
        Subnet narrowest =
                Subnet.of(space().narrowest(Randoms.of(0, 0)), trainer.ranges(), WeightQuantizer.LEAST_ERROR);
        assertThat(HeldOutAnswers.at(2, MODEL.architecture(), average, narrowest, heldOut)
                        .headline())
                .isGreaterThan(0.6);
    }

    /** Nearly: the last batch, at a small learning rate, follows the sorting. */
    @Test
    void channelsAreSortedByImportanceBeforeSubnetsAreCut() {
        SupernetTask task = new SupernetTask(
                MODEL,
                Grids.task("012", 4),
                space(),
                new TrainingPlan(
                        30,
                        1,
                        0,
                        16,
                        1,
                        0.02,
                        0,
                        0.9,
                        Augmentation.NONE,
                        Sharing.NONE,
                        null,
                        WeightQuantizer.LEAST_ERROR),
                3);
        SupernetTrainer trainer = SupernetTrainer.fresh(task, copies(64));
        try (GradientWorkers workers = new GradientWorkers()) {
            while (!trainer.isDone()) {
                trainer.nextBatch(workers);
            }
        }
        ChannelGroups groups = ChannelGroups.of(MODEL.architecture());
        assertThat(groups.all()).isNotEmpty().allSatisfy(group -> {
            double[] importance = groups.importance(trainer.supernet().model(), group);
            for (int channel = 1; channel < importance.length; channel++) {
                assertThat(importance[channel])
                        .as("%s, channel %d", group.name(), channel)
                        .isLessThanOrEqualTo(1.02 * importance[channel - 1]);
            }
        });
    }

    private static ElasticSpace space() {
        Map<String, List<Integer>> widths = new TreeMap<>();
        ChannelGroups.of(MODEL.architecture())
                .all()
                .forEach(group -> widths.put(group.name(), List.of(group.size() / 2, group.size())));
        Map<String, List<Precision>> precisions = new TreeMap<>();
        MODEL.architecture()
                .network()
                .weights()
                .keySet()
                .forEach(weight -> precisions.put(weight, List.of(new Precision(4, 8), Precision.INT8)));
        return new ElasticSpace(widths, precisions);
    }

    /** Questions of tokens 0 to 2 whose answer is the question. */
    private static Samples copies(int count) {
        RandomGenerator random = Randoms.of(11, 0);
        List<Puzzle> puzzles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] tokens = random.ints(4, 0, 3).toArray();
            puzzles.add(new Puzzle(tokens, tokens));
        }
        return Grids.of("012", puzzles);
    }
}
