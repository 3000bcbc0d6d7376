package org.penjing.export;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far it is proven that a bundle computes what its report says.
 *
 * @param level the strongest engine that gave the definition's bytes on all inputs that it was asked: {@code integer
 *     reference}, {@code host C}, or {@code QEMU on} a core (code for a Cortex-M0+ runs on a Cortex-M3 there)
 * @param engines all that were held against the definition
 * @param notes why there is no more, a line each
 */
public record Evidence(String level, List<Engine> engines, List<String> notes) {
    public static final String REFERENCE = "integer reference";
    public static final String HOST = "host C";

    /** Of what was verified before evidence was kept. */
    public static final Evidence NONE = new Evidence("not recorded", List.of(), List.of());

    public Evidence {
        engines = List.copyOf(engines);
        notes = List.copyOf(notes);
    }

    /** The level of firmware that ran on an emulated core. */
    public static String emulated(String core) {
        return "QEMU on " + core;
    }

    /** Each engine that answers otherwise, in a sentence. */
    List<String> differences() {
        return engines.stream()
                .filter(engine -> !engine.agrees())
                .map(Engine::difference)
                .toList();
    }

    /**
     * What an engine said, held against the definition.
     *
     * @param inputs that it was asked
     * @param equal of them where it said the same
     * @param cells of all inputs' answers
     * @param equalCells of them
     * @param exact whether all that the engine gives (answer, steps, confidence, of firmware also states) was compared bit for
     *     bit; else answers alone
     * @param largestDifference of a value of a carried state, in units of the last place; null where states were not seen
     */
    public record Engine(
            String name,
            int inputs,
            int equal,
            long cells,
            long equalCells,
            boolean exact,
            @Nullable Integer largestDifference) {
        public boolean agrees() {
            return equal == inputs;
        }

        /**
         * Whether this is the same model: an exact engine must agree; one that rounds on its own, and so now and then tips an
         * answer that is nearly a tie, must give most cells the same token.
         */
        public boolean holds() {
            return exact ? agrees() : 2 * equalCells > cells;
        }

        /** The share of inputs where it said something else. */
        public double shareThatDiffers() {
            return inputs == 0 ? 0 : (double) (inputs - equal) / inputs;
        }

        private String difference() {
            return String.format(
                    Locale.ROOT,
                    "%s answers %d of %d inputs (%.2f %%) otherwise than the integer definition, in %d of %d cells.",
                    name,
                    inputs - equal,
                    inputs,
                    100 * shareThatDiffers(),
                    cells - equalCells,
                    cells);
        }
    }
}
