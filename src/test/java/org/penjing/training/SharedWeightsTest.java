package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penjing.base.Randoms;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.task.Grids;
import org.penjing.tensor.FloatTensor;
import org.penjing.training.optimizer.GradientWorkers;
import org.penjing.training.torch.FlatParameters;

class SharedWeightsTest {
    private static final int SIDE = 4;
    private static final int CELLS = SIDE * SIDE;
    private static final TinyRecursive MODEL = new TinyRecursive(CELLS, 3, 8, 1, Mixer.TOKEN, 2 * CELLS, 0, 10, 1, 2);
    private static final Architecture ARCHITECTURE = MODEL.architecture();
    private static final FlatParameters LAYOUT = new FlatParameters(ARCHITECTURE);

    @Test
    void weightsOfAGridStayThoseOfAConvolutionWhileItIsTrained() {
        FloatTensor up = trained(Sharing.GRID).parameter("block0.mix.up");
        assertThat(value(up, cell(1, 1), cell(1, 2)))
                .isEqualTo(value(up, cell(2, 2), cell(2, 3)))
                .isEqualTo(value(up, cell(3, 0), cell(3, 1)))
                .isNotEqualTo(value(up, cell(1, 1), cell(1, 0)))
                .isNotEqualTo(value(up, CELLS + cell(1, 1), cell(1, 2)));
        assertThat(value(up, cell(0, 0), cell(3, 3)))
                .as("cells that are not near learn too")
                .isNotZero();
    }

    @Test
    void weightsOfASudokuStayAlikeForCellsThatShareTheSameLines() {
        FloatTensor down = trained(Sharing.SUDOKU).parameter("block0.mix.down");
        assertThat(value(down, cell(0, 0), cell(0, 2)))
                .as("one row, two boxes")
                .isEqualTo(value(down, cell(0, 0), cell(0, 3)))
                .isEqualTo(value(down, cell(2, 1), cell(2, 3)))
                .isNotEqualTo(value(down, cell(0, 0), cell(0, 1)));
        assertThat(value(down, cell(0, 0), cell(1, 1))).isEqualTo(value(down, cell(3, 2), cell(2, 3)));
    }

    @Test
    void startsWithWeightsBetweenNearCellsOnly() {
        float[] flat = new float[LAYOUT.size()];
        SharedWeights.of(ARCHITECTURE, LAYOUT, Sharing.GRID).initialize(flat, Randoms.of(1, 0));
        FloatTensor up = LAYOUT.model(flat).parameter("block0.mix.up");
        for (int to = 0; to < CELLS; to++) {
            for (int from = 0; from < CELLS; from++) {
                boolean isNear = Math.abs(to / SIDE - from / SIDE) <= 1 && Math.abs(to % SIDE - from % SIDE) <= 1;
                assertThat(value(up, to, from) != 0).isEqualTo(isNear);
            }
        }
        assertThat(LAYOUT.model(flat).parameter("block0.ffn.up").values())
                .as("channel mixers are not shared")
                .containsOnly(0);
    }

    @Test
    void startsWithSumsOfVarianceOne() {
        for (Sharing sharing : List.of(Sharing.GRID, Sharing.SUDOKU)) {
            double up = 0;
            double down = 0;
            int draws = 200;
            for (int draw = 0; draw < draws; draw++) {
                float[] flat = new float[LAYOUT.size()];
                SharedWeights.of(ARCHITECTURE, LAYOUT, sharing).initialize(flat, Randoms.of(draw, 0));
                up += squares(LAYOUT.model(flat).parameter("block0.mix.up"), cell(1, 1)) / draws;
                down += squares(LAYOUT.model(flat).parameter("block0.mix.down"), cell(1, 1)) / draws;
            }
            assertThat(up).isBetween(0.8, 1.25);
            assertThat(down).isBetween(0.8, 1.25);
        }
    }

    @Test
    void withoutSharingGradientsStayAsTheyAre() {
        float[] gradient = new float[LAYOUT.size()];
        RandomGenerator random = Randoms.of(2, 0);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = random.nextFloat();
        }
        float[] averaged = gradient.clone();
        SharedWeights.of(ARCHITECTURE, LAYOUT, Sharing.NONE).average(averaged);
        assertThat(averaged).isEqualTo(gradient);
    }

    @Test
    void fitsSquareGridsWithAsManyInnerChannelsForEveryCell() {
        assertThat(Sharing.GRID.fits(81, 162)).isTrue();
        assertThat(Sharing.GRID.fits(81, 96)).isFalse();
        assertThat(Sharing.GRID.fits(12, 12)).isFalse();
        assertThat(Sharing.SUDOKU.fits(36, 36)).isTrue();
        assertThat(Sharing.SUDOKU.fits(25, 25)).isFalse();
        assertThat(Sharing.NONE.fits(12, 7)).isTrue();
    }

    /** Through the sorting of channels and batches with subnets. */
    private static Model trained(Sharing sharing) {
        TrainingPlan plan = new TrainingPlan(
                4, 4, 0, 8, 2, 0.01, 0.1, 0.9, Augmentation.NONE, sharing, null, WeightQuantizer.LEAST_ERROR);
        Map<String, List<Precision>> precisions = ARCHITECTURE.network().weights().keySet().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> List.of(new Precision(4, 8))));
        ElasticSpace space = new ElasticSpace(Map.of("embed", List.of(4, 8)), precisions);
        RandomGenerator random = Randoms.of(1, 0);
        List<Puzzle> puzzles = IntStream.range(0, 16)
                .mapToObj(_ -> random.ints(CELLS, 0, 3).toArray())
                .map(tokens -> new Puzzle(tokens, tokens))
                .toList();
        SupernetTrainer trainer = SupernetTrainer.fresh(
                new SupernetTask(MODEL, Grids.task("012", CELLS), space, plan, 3), Grids.of(puzzles));
        try (GradientWorkers workers = new GradientWorkers()) {
            while (!trainer.isDone()) {
                trainer.nextBatch(workers);
            }
        }
        return trainer.supernet().model();
    }

    private static int cell(int row, int column) {
        return row * SIDE + column;
    }

    private static float value(FloatTensor weight, int output, int input) {
        return weight.values()[output * weight.shape().extent(1) + input];
    }

    private static double squares(FloatTensor weight, int output) {
        double sum = 0;
        for (int input = 0; input < weight.shape().extent(1); input++) {
            sum += Math.pow(value(weight, output, input), 2);
        }
        return sum;
    }
}
