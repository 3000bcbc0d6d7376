package org.penjing.hardware.kernel;

import java.util.List;
import org.penjing.compress.integer.IntegerOperator;

/**
 * What the integer definition says of a site: all that a call does not know from shapes and widths.
 *
 * @param id the site's name in C
 * @param zeros the zero point of each tensor that is read
 * @param resultZero the zero point of the result
 */
public record SiteConstants(String id, IntegerOperator operator, List<Integer> zeros, int resultZero) {
    public SiteConstants {
        zeros = List.copyOf(zeros);
    }

    /** The zero point of the first tensor that is read. */
    int zero() {
        return zeros.getFirst();
    }
}
