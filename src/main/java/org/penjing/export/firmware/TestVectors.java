package org.penjing.export.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.network.Questions;

/** What the definition answers to some questions, as tests/vectors.h. */
final class TestVectors {
    private final List<Map<String, Object>> vectors = new ArrayList<>();

    TestVectors(Firmware firmware) {
        IntegerModel.Runner runner = firmware.model().runner();
        int count = Math.min(firmware.questions().length, Firmware.VECTORS);
        for (int i = 0; i < count; i++) {
            int[] question = firmware.questions()[i];
            IntegerModel.Inference expected = runner.run(question);
            vectors.add(Map.of(
                    "question", CText.integers(question),
                    "numbers", numbers(firmware.model().network(), question),
                    "answer", CText.integers(expected.answer()),
                    "state", CText.bytes(expected.state()),
                    "stepsTaken", expected.steps(),
                    "confidence", expected.confidence()));
        }
    }

    /** What the integers of a question stand for; nothing where they are tokens. */
    private static List<String> numbers(IntegerNetwork network, int[] question) {
        return switch (network.questions(new int[][] {question})) {
            case Questions.Tokens _ -> List.of();
            case Questions.Numbers(float[][] numbers) -> CText.lines(question.length, i -> CText.real(numbers[0][i]));
        };
    }

    Map<String, Object> context() {
        return Map.of("vectors", vectors, "vectorCount", vectors.size());
    }
}
