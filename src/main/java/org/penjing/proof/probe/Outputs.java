package org.penjing.proof.probe;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a package answered to each input.
 *
 * @param bytes a record for each input: the answer's tokens, the states after the last step, the steps and the confidence;
 *     lowest byte first. The array is shared, not copied.
 */
public record Outputs(OutputLayout layout, byte[] bytes) {
    public Outputs {
        if (bytes.length % layout.recordBytes() != 0) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are no whole number of records of " + layout.recordBytes());
        }
    }

    /** Number of inputs. */
    public int count() {
        return bytes.length / layout.recordBytes();
    }

    public int[] answer(int input) {
        int[] answer = new int[layout.answers()];
        for (int i = 0; i < answer.length; i++) {
            int at = input * layout.recordBytes() + i * layout.answerBytes();
            int raw = layout.answerBytes() == 1 ? bytes[at] & 0xff : word(at);
            answer[i] = layout.isSigned() ? signed(raw) : raw;
        }
        return answer;
    }

    /** The states after the last step, as they lie in the arena. */
    public byte[] state(int input) {
        int at = input * layout.recordBytes() + layout.stateOffset();
        return Arrays.copyOfRange(bytes, at, at + layout.stateBytes());
    }

    /** Steps that were taken. */
    public int steps(int input) {
        return word(input * layout.recordBytes() + layout.outcomeOffset());
    }

    /** The confidence after the last step, in 1/32768. */
    public int confidence(int input) {
        return word(input * layout.recordBytes() + layout.outcomeOffset() + 2);
    }

    /** The answers to all inputs. */
    public int[][] answers() {
        return IntStream.range(0, count()).mapToObj(this::answer).toArray(int[][]::new);
    }

    /** The steps of all inputs. */
    public int[] allSteps() {
        return IntStream.range(0, count()).map(this::steps).toArray();
    }

    /** How many inputs have the same record here and there; 0 if the records differ in form. */
    public int equalRecords(Outputs other) {
        if (!layout.equals(other.layout)) {
            return 0;
        }
        int size = layout.recordBytes();
        return (int) IntStream.range(0, Math.min(count(), other.count()))
                .filter(i -> Arrays.equals(bytes, i * size, (i + 1) * size, other.bytes, i * size, (i + 1) * size))
                .count();
    }

    /** Where these and others differ first, in words; empty if they are equal. */
    public Optional<String> difference(Outputs other) {
        if (!layout.equals(other.layout)) {
            return Optional.of(layout + " is not " + other.layout);
        }
        int at = Arrays.mismatch(bytes, other.bytes);
        if (at < 0) {
            return Optional.empty();
        }
        if (at == Math.min(bytes.length, other.bytes.length)) {
            return Optional.of(count() + " outputs are not " + other.count());
        }
        int offset = at % layout.recordBytes();
        return Optional.of("input " + at / layout.recordBytes() + ": " + part(offset) + " is " + (bytes[at] & 0xff)
                + ", not " + (other.bytes[at] & 0xff));
    }

    private String part(int offset) {
        if (offset < layout.stateOffset()) {
            return "the answer's token " + offset / layout.answerBytes();
        }
        if (offset < layout.outcomeOffset()) {
            return "byte " + (offset - layout.stateOffset()) + " of the states";
        }
        return "byte " + (offset - layout.outcomeOffset()) + " of steps and confidence";
    }

    private int signed(int raw) {
        return layout.answerBytes() == 1 ? (byte) raw : (short) raw;
    }

    private int word(int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outputs(var otherLayout, var otherBytes)
                && layout.equals(otherLayout)
                && Arrays.equals(bytes, otherBytes);
    }

    @Override
    public int hashCode() {
        return 31 * layout.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return count() + " outputs";
    }
}
