package org.penjing.proof;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.export.Evidence;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.emulation.Overflow;

/** What came of trying an engine. */
public sealed interface Attempt {
    /** Which. */
    String engine();

    /**
     * Whether nothing speaks against the package or file: it gave the definition's results, as exactly as its engine can, or
     * there was nothing to run it.
     */
    default boolean passed() {
        return switch (this) {
            case Ran ran -> ran.result().holds() && ran.difference() == null;
            case Absent absent -> true;
            case Failed failed -> false;
            case TooLarge tooLarge -> false;
        };
    }

    /**
     * It ran.
     *
     * @param difference where it said something else first; null if nowhere
     * @param execution on an emulated core; null elsewhere
     */
    record Ran(
            Evidence.Engine result,
            @Nullable String difference,
            @Nullable Execution execution) implements Attempt {
        @Override
        public String engine() {
            return result.name();
        }
    }

    /** It ran and did not get to the end, or could not be built. */
    record Failed(String engine, String reason) implements Attempt {}

    /** It is not there, or does not work on any program. */
    record Absent(String engine, String reason) implements Attempt {}

    /**
     * The package is larger than the limits.
     *
     * @param within the limits, as far as the emulated board has so much memory
     */
    record TooLarge(String engine, MemoryLimits within, List<Overflow> overflows) implements Attempt {
        public TooLarge {
            overflows = List.copyOf(overflows);
        }

        /** By how much, per memory. */
        public String inWords() {
            return overflows.stream()
                    .map(overflow -> overflow.bytes() + " bytes of " + overflow.memory() + " too large")
                    .collect(Collectors.joining(", "));
        }
    }
}
