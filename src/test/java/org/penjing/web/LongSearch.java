package org.penjing.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.Precision;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.FakeCatalog;
import org.penjing.job.FakeWorkbench;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.GenerationResult;
import org.penjing.job.work.Publication;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.job.work.Verified;
import org.penjing.job.work.Workbench;
import org.penjing.network.Architecture;
import org.penjing.network.family.TinyRecursive;
import org.penjing.search.Evaluation;
import org.penjing.search.Price;
import org.penjing.search.Pricing;
import org.penjing.search.Search;
import org.penjing.search.SearchSettings;
import org.penjing.search.SearchState;
import org.penjing.search.Strategy;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;
import org.penjing.search.space.SearchSpaces;
import org.penjing.search.strategy.Strategies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Stations whose search is the real one over the real space of a network of two blocks; only the scores are made up. */
class LongSearch {
    private static final Architecture ARCHITECTURE =
            new TinyRecursive(16, 5, 64, 2, TinyRecursive.Mixer.TOKEN, 32, 0, 128, 2, 6).architecture();

    @Bean
    @Primary
    Workbench longSearches() {
        return new Stations();
    }

    @Bean
    @Primary
    Catalog fakeCatalog() {
        return new FakeCatalog();
    }

    private static final class Stations implements Workbench {
        private final FakeWorkbench others = new FakeWorkbench();

        @Override
        public FeasibilityReport check(JobSpec spec, @Nullable Path trained, Cancellation cancellation) {
            return others.check(spec, trained, cancellation);
        }

        @Override
        public Baseline train(Station station) throws IOException {
            return others.train(station);
        }

        @Override
        public SearchRun search(Station station, String profile, Baseline baseline, SearchHistory history) {
            return new Run(station.spec());
        }

        @Override
        public void fineTune(Station station, List<Finalist> finalists) throws IOException {
            others.fineTune(station, finalists);
        }

        @Override
        public Verified verify(Station station, Baseline baseline, Finalist finalist, Path directory)
                throws IOException {
            return others.verify(station, baseline, finalist, directory);
        }

        @Override
        public void publish(Station station, Publication publication) throws IOException {
            others.publish(station, publication);
        }
    }

    private static final class Run implements SearchRun, Pricing {
        private final CandidateSpace space = CandidateSpace.of(
                SearchSpaces.load(Path.of("search-spaces")).get("tiny-recursive"),
                ARCHITECTURE,
                Set.of(new Precision(4, 8), Precision.INT8),
                6);
        private final Search search;
        private SearchState state;

        Run(JobSpec spec) {
            SearchSettings settings = SearchSettings.of(
                    Strategy.parse(spec.search().strategy()), spec.search().evaluations(), spec.seed());
            search = Strategies.search(space, settings, this);
            state = search.start();
        }

        @Override
        public Optional<GenerationResult> share() {
            return Optional.empty();
        }

        @Override
        public GenerationResult step() {
            Search.Proposal proposal = search.ask(state);
            List<Candidate> candidates = search.candidates(proposal);
            List<Genome> genomes = search.genomes(proposal);
            List<ScoredCandidate> scored = new ArrayList<>();
            List<Evaluation<ScoredCandidate>> evaluations = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                ScoredCandidate one = scored(genomes.get(i), candidates.get(i));
                scored.add(one);
                evaluations.add(new Evaluation<>(candidates.get(i), one.fitness(), one));
            }
            state = search.tell(state, proposal, evaluations);
            return new GenerationResult(
                    state.generation(),
                    scored,
                    proposal.networks().size(),
                    0,
                    0,
                    state.front().points().stream()
                            .map(point -> point.genome().toString())
                            .toList(),
                    0.5,
                    0.9,
                    Duration.ofMillis(5),
                    state.population().stream().map(Genome::toString).collect(Collectors.joining(";")),
                    search.isFinished(state));
        }

        private ScoredCandidate scored(Genome genome, Candidate candidate) {
            Random random = new Random(genome.hashCode());
            double error = random.nextDouble();
            Costs costs = new Costs(
                    20_000 + random.nextInt(90_000),
                    4_000 + random.nextInt(9_000),
                    random.nextInt(1 << 30),
                    1e6 * random.nextDouble(),
                    random.nextDouble(),
                    candidate.depth() * random.nextDouble(),
                    1000 * random.nextDouble(),
                    1000 * random.nextDouble());
            Quality quality = new Quality(
                    1 - error, random.nextDouble(), random.nextDouble(), random.nextDouble(), 0.5, 20.5, 1000, null);
            return new ScoredCandidate(
                    genome.toString(),
                    candidate,
                    fitness(error, price(candidate)),
                    new Figures(costs, quality),
                    error > errorLimit()
                            ? List.of(new LimitCheck(Limit.ACCURACY_DROP, 100 * error, 100 * errorLimit()))
                            : List.of());
        }

        @Override
        public Price price(Candidate candidate) {
            double flash = candidate.compression().widths().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            return new Price(List.of(flash, flash * candidate.depth()), 0);
        }

        @Override
        public double errorLimit() {
            return 0.6;
        }
    }
}
