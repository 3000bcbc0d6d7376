package org.penjing.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.penjing.hardware.Limit;
import org.penjing.hardware.StepCost;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.GenerationResult;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;
import org.penjing.pipeline.context.Target;
import org.penjing.search.Counters;
import org.penjing.search.Evaluation;
import org.penjing.search.Search;
import org.penjing.search.SearchState;
import org.penjing.search.pareto.Hypervolume;
import org.penjing.search.pareto.ReferencePoint;
import org.penjing.search.pareto.Scored;
import org.penjing.search.scoring.Assessment;
import org.penjing.search.scoring.CandidateScorer;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.Genome;

/** The search of one profile, whose state is rebuilt from what is stored of it. */
final class ProfileSearch implements SearchRun {
    private static final String SEPARATOR = ";";
    /** Where no error at all is allowed, so that the box has a volume. */
    private static final double SMALLEST_ERROR = 1e-3;

    private final Search search;
    private final CandidateScorer scorer;
    private final Target target;
    private final ReferencePoint reference;
    private final Station station;
    private final List<Candidate> elsewhere;
    private SearchState state;

    /** @param elsewhere what was run for other profiles and can be used here, each network by one candidate */
    ProfileSearch(
            Search search,
            CandidateScorer scorer,
            Target target,
            Station station,
            SearchHistory history,
            List<Candidate> elsewhere) {
        this.search = search;
        this.scorer = scorer;
        this.target = target;
        this.reference = reference(target, Math.max(scorer.errorLimit(), SMALLEST_ERROR));
        this.station = station;
        this.elsewhere = elsewhere;
        this.state = restored(history);
    }

    /** The limits, or what the largest candidate needs where that is less. */
    private static ReferencePoint reference(Target target, double error) {
        Candidate largest = target.space().largest();
        StepCost cost = target.cost(largest);
        return ReferencePoint.of(
                error,
                Math.min(target.limits().bound(Limit.FLASH_BYTES), cost.flashBytes()),
                Math.min(
                        target.limits().bound(Limit.MILLIS_PER_INFERENCE),
                        cost.inference(largest.depth()).millis()));
    }

    @Override
    public GenerationResult step() {
        return scored(search.ask(state));
    }

    @Override
    public Optional<GenerationResult> share() {
        Search.Proposal given = search.given(state, elsewhere);
        return given.networks().isEmpty() ? Optional.empty() : Optional.of(scored(given));
    }

    private GenerationResult scored(Search.Proposal proposal) {
        long start = System.nanoTime();
        List<Evaluation<Assessment>> assessed =
                station.cancellation().interrupting(() -> scorer.score(search.candidates(proposal)));
        List<Genome> genomes = search.genomes(proposal);
        Duration spent = Duration.ofNanos(System.nanoTime() - start);
        station.cancellation().throwIfCancelled();
        List<Evaluation<ScoredCandidate>> evaluations = new ArrayList<>();
        for (int i = 0; i < assessed.size(); i++) {
            evaluations.add(evaluation(genomes.get(i), assessed.get(i)));
        }
        OptionalDouble correlation = search.correlation(proposal, evaluations);
        state = search.tell(state, proposal, evaluations);
        boolean last = search.isFinished(state);
        station.progress()
                .report(
                        "generation " + state.generation() + " of "
                                + target.device().id(),
                        last ? 1 : 0);
        return new GenerationResult(
                state.generation(),
                evaluations.stream().map(Evaluation::details).toList(),
                proposal.networks().size() - proposal.counters().given(),
                (int) proposal.counters().duplicates(),
                (int) assessed.stream()
                        .filter(evaluation -> evaluation.details().extent() == Assessment.Extent.FAILED)
                        .map(evaluation -> evaluation.candidate().compression())
                        .distinct()
                        .count(),
                state.front().points().stream()
                        .map(point -> point.genome().toString())
                        .toList(),
                Hypervolume.share(state.front().objectives(), reference),
                correlation.isPresent() ? correlation.getAsDouble() : null,
                spent,
                checkpoint(),
                last);
    }

    private Evaluation<ScoredCandidate> evaluation(Genome genome, Evaluation<Assessment> evaluation) {
        Assessment assessment = evaluation.details();
        Quality quality =
                assessment.quality() == null ? null : CostFigures.quality(assessment.quality(), assessment.cost());
        ScoredCandidate scored = new ScoredCandidate(
                genome.toString(),
                evaluation.candidate(),
                evaluation.fitness(),
                new Figures(
                        CostFigures.of(assessment.cost(), evaluation.candidate().depth()), quality),
                evaluation.fitness().isFeasible()
                        ? List.of()
                        : assessment.limits().violated());
        return new Evaluation<>(evaluation.candidate(), evaluation.fitness(), scored);
    }

    /** The population and the counters; everything else follows from the evaluations. */
    private String checkpoint() {
        String population = state.population().stream().map(Genome::toString).collect(Collectors.joining(SEPARATOR));
        Counters counters = state.counters();
        return counters.proposed()
                + SEPARATOR
                + counters.duplicates()
                + SEPARATOR
                + counters.given()
                + SEPARATOR
                + population;
    }

    private SearchState restored(SearchHistory history) {
        String checkpoint = history.checkpoint();
        try {
            return checkpoint == null ? search.start() : restored(history, checkpoint);
        } catch (IllegalArgumentException unfit) {
            throw new WorkbenchException(
                    "what is stored of this search does not fit the search space any more, which an update of Penjing"
                            + " or of the space's file has changed; submit the job again",
                    unfit);
        }
    }

    private SearchState restored(SearchHistory history, String checkpoint) {
        String[] parts = checkpoint.split(SEPARATOR);
        Counters counters =
                new Counters(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
        List<Genome> population =
                Arrays.stream(parts).skip(3).map(Genome::parse).toList();
        history.newest().forEach(this::requireSame);
        List<Scored> scored = history.scored().stream()
                .map(one -> new Scored(Genome.parse(one.genome()), one.fitness()))
                .toList();
        return search.resume(history.generation(), population, scored, counters);
    }

    private void requireSame(ScoredCandidate stored) {
        if (!target.space().candidate(Genome.parse(stored.genome())).equals(stored.candidate())) {
            throw new IllegalArgumentException(stored.genome() + " stands for another candidate");
        }
    }
}
