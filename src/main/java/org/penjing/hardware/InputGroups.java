package org.penjing.hardware;

/**
 * How many inputs a linear kernel of a core takes together, by the bits of its weights: what is left over is padded.
 *
 * @param ofBits for 2, 4, 6 and 8 bits
 */
public record InputGroups(int[] ofBits) {
    /** Of cores whose instructions multiply two pairs of 16-bit numbers. */
    public static final InputGroups DUAL = new InputGroups(new int[] {16, 8, 8, 8});
    /** Of other cores. */
    public static final InputGroups SINGLE = new InputGroups(new int[] {4, 4, 4, 4});

    int of(int weightBits) {
        return ofBits[weightBits / 2 - 1];
    }
}
