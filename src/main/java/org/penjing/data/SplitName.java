package org.penjing.data;

import java.util.Locale;

/** The three splits. */
public enum SplitName {
    TRAINING,
    VALIDATION,
    TEST;

    /** In lower case, as files have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
