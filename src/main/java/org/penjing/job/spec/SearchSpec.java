package org.penjing.job.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How candidates are found, for each profile.
 *
 * @param strategy {@code nsga2}, {@code random} or {@code sequential}
 * @param evaluations distinct candidates scored for each profile
 * @param wallSeconds seconds that the searches of all profiles may take together, shared equally; null for no limit
 * @param stopWhenMet whether the search of a profile ends with its first feasible candidate
 * @param finalists candidates of each profile that are fine-tuned and verified
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchSpec(
        String strategy, int evaluations, @Nullable Integer wallSeconds, boolean stopWhenMet, int finalists) {
    static SearchSpec read(Fields fields) {
        return new SearchSpec(
                fields.choice("strategy", "nsga2", Set.of("nsga2", "random", "sequential")),
                fields.integer("evaluations", 300, 1, 1_000_000),
                fields.optionalInteger("wallSeconds", 1, 10_000_000),
                fields.flag("stopWhenMet", false),
                fields.integer("finalists", 2, 1, 20));
    }
}
