package org.penjing.proof.emulation;

import java.util.List;

/** The package is larger than a limit, so was not run. */
public record DoesNotFit(List<Overflow> overflows) implements Verdict {
    public DoesNotFit {
        overflows = List.copyOf(overflows);
    }
}
