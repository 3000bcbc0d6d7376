package org.penjing.hardware.kernel;

/** Names as C writes them. */
public final class CNames {
    private CNames() {}

    /** A dotted name as an identifier. */
    public static String identifier(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
