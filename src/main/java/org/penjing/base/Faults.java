package org.penjing.base;

import java.util.ArrayList;
import java.util.List;

/** Collects faults, so that all of them are reported together. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void add(String field, Object value, String rule, String remedy) {
        found.add(new Fault(field, String.valueOf(value), rule, remedy));
    }

    /** Records a fault unless {@code holds}; returns {@code holds}. */
    public boolean check(boolean holds, String field, Object value, String rule, String remedy) {
        if (!holds) {
            add(field, value, rule, remedy);
        }
        return holds;
    }

    /** Records what {@code check} throws, if it refuses its input. */
    public void collect(Runnable check) {
        try {
            check.run();
        } catch (InvalidInputException refused) {
            found.addAll(refused.faults());
        }
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }

    /** @throws InvalidInputException with all faults found, if any were */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInputException(found);
        }
    }
}
