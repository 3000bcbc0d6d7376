package org.penjing.job.work;

import java.io.IOException;
import java.util.Optional;

/** The search of one profile, a generation at a time. */
public interface SearchRun extends AutoCloseable {
    /** Scores the next generation. Not called again once a generation was the last. */
    GenerationResult step() throws IOException;

    /**
     * Scores what {@link SearchHistory#runElsewhere} holds and this search does not, in a generation that costs nothing of its
     * budget. Called once all profiles are searched. Empty if there is nothing that this profile can use.
     */
    Optional<GenerationResult> share() throws IOException;

    @Override
    default void close() {}
}
