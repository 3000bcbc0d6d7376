package org.penjing.base;

/**
 * One thing that is wrong with an input.
 *
 * @param field where, as a path such as {@code limits.flashBytes} or {@code puzzles.csv:12}
 * @param value what was found there
 * @param rule what would be right
 * @param remedy what to do about it
 */
public record Fault(String field, String value, String rule, String remedy) {
    @Override
    public String toString() {
        return field + ": " + value + " (" + rule + "); " + remedy;
    }
}
