package org.penjing.data;

import java.util.Locale;

/** The three splits. */
public enum SplitName {
    TRAINING,
    VALIDATION,
    TEST;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
