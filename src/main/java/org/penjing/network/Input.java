package org.penjing.network;

import org.penjing.tensor.Shape;

/** A tensor that is fed into a network, without its batch axis. */
public record Input(String name, Kind kind, Shape shape) {
    /** What an input's elements are. */
    public enum Kind {
        /** Indices into a vocabulary. */
        TOKENS,
        /** Real numbers. */
        REAL
    }
}
