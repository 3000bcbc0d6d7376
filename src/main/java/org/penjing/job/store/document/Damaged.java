package org.penjing.job.store.document;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What is in the database and is no JSON any more: one such row must not hide all other jobs. */
public final class Damaged {
    private Damaged() {}

    /** What a column says; null where it is empty or damaged. */
    public static <T> @Nullable T asNone(@Nullable String json, Function<String, T> read) {
        try {
            return json == null ? null : read.apply(json);
        } catch (JacksonException damaged) {
            return null;
        }
    }
}
