package org.penjing.job.work;

import java.io.IOException;

/** The search of one profile, a generation at a time. */
public interface SearchRun extends AutoCloseable {
    /** Scores the next generation. Not called again once a generation was the last. */
    GenerationResult step() throws IOException;

    @Override
    default void close() {}
}
