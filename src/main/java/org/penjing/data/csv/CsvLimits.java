package org.penjing.data.csv;

import org.penjing.base.Faults;

/**
 * What a puzzle file may be like at most.
 *
 * @param bytes of the file
 * @param rows below the header
 * @param cells of a question
 */
public record CsvLimits(long bytes, int rows, int cells) {
    /** 1 GiB, 5 million rows, 10,000 cells. */
    public static final CsvLimits DEFAULT = new CsvLimits(1L << 30, 5_000_000, 10_000);

    /** @throws org.penjing.base.InvalidInputException if a limit is below 1 */
    public CsvLimits {
        Faults faults = new Faults();
        check(faults, "bytes", bytes);
        check(faults, "rows", rows);
        check(faults, "cells", cells);
        faults.throwIfAny();
    }

    private static void check(Faults faults, String field, long limit) {
        faults.check(limit >= 1, field, limit, "at least 1", "raise the limit");
    }
}
