package org.penjing.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.compress.Precision;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.network.Questions;
import org.penjing.network.family.Dense;
import org.penjing.network.family.RandomDense;
import org.penjing.tflite.runtime.TfLiteComparison;

class TfLiteFeedForwardTest {
    @Test
    void aDenseNetworkAnswersAsTheDefinitionDoesInEveryBit() {
        for (Dense family : new Dense[] {RandomDense.CLASSIFIER, RandomDense.REGRESSOR}) {
            IntegerNetwork network = IntegerNetwork.of(
                    RandomDense.compressed(family, 5, Precision.INT8, new Precision(4, 8), new Precision(8, 8)));
            int[][] questions = network.integers(new Questions.Numbers(RandomDense.questions(12, 300, 7)));
            IntegerModel model = IntegerModel.of(network, 1, 1);
            TfLiteComparison found = TfLiteComparison.of(model, TfLiteWriter.step(network, Map.of()), questions);
            assertThat(found.questions()).isEqualTo(300);
            assertThat(found.answersThatDiffer()).isZero();
            assertThat(found.largestStateDifference()).isZero();
        }
    }
}
