package org.penjing.pipeline.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.network.Questions;
import org.penjing.network.family.Dense;
import org.penjing.network.family.RandomDense;
import org.penjing.task.Classification;
import org.penjing.task.Regression;
import org.penjing.task.Samples;

class UnitsTest {
    @Test
    void theLargestTrainingNumberIsAtMostOneUnit() {
        assertThat(units(255)).isEqualTo(new Units(256, 1));
        assertThat(units(256)).isEqualTo(new Units(256, 1));
        assertThat(units(-0.3f)).isEqualTo(new Units(0.5f, 1));
        assertThat(units(0)).isEqualTo(new Units(1, 1));
    }

    private static Units units(float most) {
        return Units.of(new Samples(
                new Classification(2, 2), List.of(new LabelledVector(new float[] {most / 3, most}, 0))));
    }

    @Test
    void countingChangesNumbersTargetsAndTheUnitOfErrors() {
        Samples samples =
                new Samples(new Regression(1, 1, 1), List.of(new MeasuredVector(new float[] {12}, new float[] {-700})));
        Samples counted = Units.of(samples).counted(samples);
        assertThat(counted.all().getFirst())
                .isEqualTo(new MeasuredVector(new float[] {0.75f}, new float[] {-700 / 1024f}));
        assertThat(counted.task()).isEqualTo(new Regression(1, 1, 1024));
    }

    @Test
    void whatShipsGivesTheSameIntegersOfTheUsersOwnNumbers() {
        Units units = new Units(256, 1024);
        for (Dense family : List.of(RandomDense.CLASSIFIER, RandomDense.REGRESSOR)) {
            CompressedModel counted = RandomDense.compressed(family, 3, new Precision(4, 8), new Precision(8, 16));
            IntegerNetwork learned = IntegerNetwork.of(counted);
            IntegerNetwork shipped = IntegerNetwork.of(units.released(counted));
            float[][] numbers = RandomDense.questions(family.inputs(), 50, 8);
            float[][] own = new float[numbers.length][numbers[0].length];
            for (int i = 0; i < own.length; i++) {
                for (int k = 0; k < own[i].length; k++) {
                    own[i][k] = 256 * numbers[i][k];
                }
            }
            int[][] questions = learned.integers(new Questions.Numbers(numbers));
            assertThat(shipped.integers(new Questions.Numbers(own))).isDeepEqualTo(questions);
            for (int[] question : questions) {
                assertThat(IntegerModel.of(shipped, 1, 1).runner().run(question).state())
                        .isEqualTo(IntegerModel.of(learned, 1, 1)
                                .runner()
                                .run(question)
                                .state());
            }
            assertThat(shipped.tensor(Dense.OUTPUT).quantizer().scale())
                    .isEqualTo(1024 * learned.tensor(Dense.OUTPUT).quantizer().scale());
        }
    }
}
