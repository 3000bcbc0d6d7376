package org.penjing.proof.probe;

import java.util.List;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;

/**
 * How the bytes of a package's inputs and outputs are to be read.
 *
 * @param inputBytes of a question
 * @param answers tokens or numbers of an answer
 * @param answerBytes of each of them, 1 or 2
 * @param isSigned whether they have a sign, as numbers do
 * @param stateBytes of what a run leaves: all carried states, or the output of a feed-forward network
 */
public record OutputLayout(int inputBytes, int answers, int answerBytes, boolean isSigned, int stateBytes) {
    private static final int OUTCOME_BYTES = 4;

    public static OutputLayout of(IntegerNetwork network) {
        return new OutputLayout(
                network.question().size() * network.question().elementBytes(),
                network.answers(),
                network.answerBytes(),
                switch (network.reading()) {
                    case LARGEST -> false;
                    case NUMBERS -> true;
                },
                bytes(network.left()));
    }

    private static int bytes(List<IntegerTensor> tensors) {
        return tensors.stream().mapToInt(IntegerTensor::bytes).sum();
    }

    int stateOffset() {
        return answers * answerBytes;
    }

    int outcomeOffset() {
        return stateOffset() + stateBytes;
    }

    public int recordBytes() {
        return outcomeOffset() + OUTCOME_BYTES;
    }
}
