package org.penjing.proof.emulation;

/**
 * What a package may take of a device's memory. Emulated boards have 2 MB of each, the M55's 512 KB of flash; larger limits
 * are cut to that.
 *
 * @param flashBytes code, constants and first values of variables
 * @param ramBytes variables, the arena and the stack
 * @param stackBytes of RAM that are set aside as the stack of the package's functions
 */
public record MemoryLimits(long flashBytes, long ramBytes, int stackBytes) {
    public MemoryLimits {
        if (flashBytes < 1 || ramBytes < 1 || stackBytes < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive, were " + flashBytes + ", " + ramBytes + " and " + stackBytes);
        }
        if (stackBytes % 8 != 0) {
            throw new IllegalArgumentException("a stack is a multiple of 8 bytes, was " + stackBytes);
        }
    }

    /** As much as there is, with a stack of that many bytes. */
    public static MemoryLimits none(int stackBytes) {
        return new MemoryLimits(Long.MAX_VALUE, Long.MAX_VALUE, stackBytes);
    }
}
