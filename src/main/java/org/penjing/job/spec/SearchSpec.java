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
 * @param best {@code accurate}, {@code smallest}, {@code fastest} or {@code thriftiest}
 * @param tolerance points (1 = 0.01) below the most accurate that the last three may be
 * @param haltingLoss points of exact accuracy that ending inferences early may lose on the validation split
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchSpec(
        String strategy,
        int evaluations,
        @Nullable Integer wallSeconds,
        boolean stopWhenMet,
        int finalists,
        String best,
        double tolerance,
        double haltingLoss) {
    public static final int MOST_FINALISTS = 20;

    static SearchSpec read(Fields fields) {
        return new SearchSpec(
                fields.choice("strategy", "surrogate", Set.of("surrogate", "nsga2", "random", "sequential", "uniform")),
                fields.integer("evaluations", 100, 1, 1_000_000),
                fields.optionalInteger("wallSeconds", 1, 10_000_000),
                fields.flag("stopWhenMet", false),
                fields.integer("finalists", 2, 1, MOST_FINALISTS),
                fields.choice("best", "accurate", Set.of("accurate", "smallest", "fastest", "thriftiest")),
                fields.number("tolerance", 1, 0, 100),
                fields.number("haltingLoss", 0.5, 0, 100));
    }
}
