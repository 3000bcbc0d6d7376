package org.penjing.hardware;

/**
 * A number about a device, and where it is from.
 *
 * @param value finite, not negative
 * @param source a document, a measurement, or "unsourced: " and the assumption that stands in for one
 */
public record Figure(double value, String source) {
    /** How the source of a figure begins for which none was found. */
    public static final String UNSOURCED = "unsourced";

    public Figure {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("value must be finite and not negative, was " + value);
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("a figure needs a source, or \"" + UNSOURCED + "\" and an assumption");
        }
    }

    public boolean isSourced() {
        return !source.startsWith(UNSOURCED);
    }
}
