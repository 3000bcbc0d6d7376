package org.penjing.hardware.kernel;

/**
 * How a core's linear kernels take inputs: in groups, each made of words.
 *
 * @param groups inputs of a group for weights of 2, 4, 6 and 8 bits
 * @param words inputs of a word
 */
public record InputGroups(int[] groups, int[] words) {
    /** Of cores whose instructions multiply two pairs of 16-bit numbers. */
    public static final InputGroups DUAL = new InputGroups(new int[] {16, 8, 8, 8}, new int[] {16, 8, 4, 4});
    /** Of other cores. */
    public static final InputGroups SINGLE = new InputGroups(new int[] {4, 4, 4, 4}, new int[] {4, 4, 4, 4});

    int of(int weightBits) {
        return groups[weightBits / 2 - 1];
    }

    /** Words of the last group that are filled with zeros, in part or whole. */
    int rests(int inputs, int weightBits) {
        int word = words[weightBits / 2 - 1];
        return Math.ceilDiv(inputs, of(weightBits)) * (of(weightBits) / word) - inputs / word;
    }
}
