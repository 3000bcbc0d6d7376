package org.penjing.hardware.kernel;

/**
 * An array of constants that a site of the network has.
 *
 * @param section what its bytes count as
 * @param type of an element, an integer type of C
 * @param name what it is called before the name of its site
 */
public record CArray(Section section, String type, String name, int count) {
    /** What arrays hold. */
    public enum Section {
        /** Shifts of multipliers: those of all sites are one structure of bytes. */
        SHIFTS,
        /** Multipliers and biases. */
        REQUANTIZATION,
        /** Tables of tokens. */
        EMBEDDINGS,
        /** Rotary positions. */
        TABLES
    }

    /** Bytes of its elements. */
    public long bytes() {
        return (long) count * CStruct.bytes(type);
    }

    /** Bytes by which it may be moved to begin on its alignment. */
    public int gapBytes() {
        return CStruct.gapBytes(CStruct.bytes(type));
    }

    /** The type of stored tensors of so many bits. */
    static String integer(int bits) {
        return bits == 8 ? "int8_t" : "int16_t";
    }
}
