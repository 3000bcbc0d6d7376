package org.penjing.compress.integer;

import org.penjing.compress.ActivationQuantizer;

/** A tensor of a step; a tensor [D] has one row. */
public record IntegerTensor(String name, int rows, int columns, ActivationQuantizer quantizer) {
    public int elements() {
        return rows * columns;
    }

    public int bits() {
        return quantizer.bits();
    }

    public int bytes() {
        return elements() * bits() / 8;
    }

    int saturated(long value) {
        return (int) Math.clamp(value, quantizer.smallest(), quantizer.largest());
    }

    int zeroPoint() {
        return quantizer.zeroPoint();
    }
}
