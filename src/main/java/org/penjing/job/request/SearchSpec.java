package org.penjing.job.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fields;

/**
 * How candidates are found, for each profile.
 *
 * @param strategy {@code surrogate}, {@code nsga2}, {@code random}, {@code sequential}, {@code uniform}, or {@code listed} for
 *     those that {@code genomes} names
 * @param evaluations networks run for each profile, each to every depth
 * @param wallSeconds seconds that the searches of all profiles may take together, shared equally; null for no limit
 * @param stopWhenMet whether the search of a profile ends with its first feasible candidate
 * @param finalists candidates of each profile that are fine-tuned and verified
 * @param best {@code accurate}, {@code smallest}, {@code fastest} or {@code thriftiest}
 * @param tolerance points (1 = 0.01) below the most accurate that the last three may be
 * @param haltingLoss points (1 = 0.01) of the headline that ending inferences early may lose on the validation split
 * @param genomes of candidates that the job which trained the supernet has found; they alone are run, tuned and verified. Empty for
 *     a search
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
        double haltingLoss,
        List<String> genomes) {
    private static final String LISTED = "listed";
    private static final Set<String> STRATEGIES =
            Set.of("surrogate", "nsga2", "random", "sequential", "uniform", LISTED);

    public static final int MOST_FINALISTS = 20;

    private static final int LONGEST_GENOME = 1000;

    public SearchSpec {
        genomes = List.copyOf(genomes);
    }

    static SearchSpec read(Fields fields) {
        List<String> genomes = fields.texts("genomes", LONGEST_GENOME);
        String strategy = fields.choice("strategy", genomes.isEmpty() ? "surrogate" : LISTED, STRATEGIES);
        fields.check(
                genomes.isEmpty() != strategy.equals(LISTED),
                "genomes",
                genomes.size() + " genomes",
                genomes.isEmpty() ? "given with the strategy listed" : "given with no other strategy than listed",
                "give both or neither");
        fields.check(
                genomes.size() <= MOST_FINALISTS && Set.copyOf(genomes).size() == genomes.size(),
                "genomes",
                genomes.size() + " genomes",
                "at most " + MOST_FINALISTS + ", each once",
                "list fewer");
        int listed = Math.clamp(genomes.size(), 1, MOST_FINALISTS);
        return new SearchSpec(
                strategy,
                fields.integer("evaluations", genomes.isEmpty() ? 100 : listed, 1, 1_000_000),
                fields.optionalInteger("wallSeconds", 1, 10_000_000),
                fields.flag("stopWhenMet", false),
                fields.integer("finalists", genomes.isEmpty() ? 2 : listed, 1, MOST_FINALISTS),
                fields.choice("best", "accurate", Set.of("accurate", "smallest", "fastest", "thriftiest")),
                fields.number("tolerance", 1, 0, 100),
                fields.number("haltingLoss", 0.5, 0, 100),
                genomes);
    }

    /** This one for one candidate of a finished job. */
    SearchSpec of(String genome) {
        return new SearchSpec(LISTED, 1, null, false, 1, best, tolerance, haltingLoss, List.of(genome));
    }
}
