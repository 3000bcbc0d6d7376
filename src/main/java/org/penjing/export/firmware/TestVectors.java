package org.penjing.export.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penjing.compress.integer.IntegerModel;

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
                    "answer", CText.integers(expected.answer()),
                    "state", CText.bytes(expected.state()),
                    "stepsTaken", expected.steps(),
                    "confidence", expected.confidence()));
        }
    }

    Map<String, Object> context() {
        return Map.of("vectors", vectors, "vectorCount", vectors.size());
    }
}
