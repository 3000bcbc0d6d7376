package org.penjing.job.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How candidates are found, for each profile.
 *
 * @param strategy {@code surrogate}, {@code nsga2}, {@code random}, {@code sequential} or {@code uniform}
 * @param evaluations networks run for each profile, each to every depth
 * @param wallSeconds seconds that the searches of all profiles may take together, shared equally; null for no limit
 * @param stopWhenMet whether the search of a profile ends with its first feasible candidate
 * @param finalists candidates of each profile that are fine-tuned and verified
 * @param haltingLoss points of exact accuracy that ending inferences early may lose on the validation split
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchSpec(
        String strategy,
        int evaluations,
        @Nullable Integer wallSeconds,
        boolean stopWhenMet,
        int finalists,
        double haltingLoss) {
    static SearchSpec read(Fields fields) {
        return new SearchSpec(
                fields.choice("strategy", "surrogate", Set.of("surrogate", "nsga2", "random", "sequential", "uniform")),
                fields.integer("evaluations", 100, 1, 1_000_000),
                fields.optionalInteger("wallSeconds", 1, 10_000_000),
                fields.flag("stopWhenMet", false),
                fields.integer("finalists", 2, 1, 20),
                fields.number("haltingLoss", 0.5, 0, 100));
    }
}
