package org.penjing.proof;

/**
 * How the bytes of a package's inputs and outputs are to be read.
 *
 * @param cells tokens of a question and of an answer
 * @param tokenBytes 1 or 2
 * @param stateBytes of all carried states
 */
public record OutputLayout(int cells, int tokenBytes, int stateBytes) {
    private static final int OUTCOME_BYTES = 4;

    int inputBytes() {
        return cells * tokenBytes;
    }

    int stateOffset() {
        return cells * tokenBytes;
    }

    int outcomeOffset() {
        return stateOffset() + stateBytes;
    }

    int recordBytes() {
        return outcomeOffset() + OUTCOME_BYTES;
    }
}
