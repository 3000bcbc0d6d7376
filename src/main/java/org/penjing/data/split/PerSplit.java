package org.penjing.data.split;

import java.util.function.Function;
import org.penjing.data.SplitName;

/** One thing for each of the three splits. */
record PerSplit<T>(T training, T validation, T test) {
    /** Asks for the training split first and for the test split last. */
    static <T> PerSplit<T> of(Function<SplitName, T> part) {
        return new PerSplit<>(
                part.apply(SplitName.TRAINING), part.apply(SplitName.VALIDATION), part.apply(SplitName.TEST));
    }

    T get(SplitName name) {
        return switch (name) {
            case TRAINING -> training;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }
}
