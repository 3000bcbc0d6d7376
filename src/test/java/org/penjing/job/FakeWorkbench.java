package org.penjing.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.export.Bundle;
import org.penjing.export.Evidence;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FeasibilityReport.SubnetCheck;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.GenerationResult;
import org.penjing.job.work.Progress.Stage;
import org.penjing.job.work.Publication;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchHistory.ScoredGenome;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.job.work.Verified;
import org.penjing.job.work.Workbench;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;

/**
 * Stations that take no time and are functions of the job alone: a genome is two digits a and b, its exact accuracy grows with
 * a + b, its flash with a, its SRAM with b. Hooks let a test look, wait or throw at any point.
 */
public final class FakeWorkbench implements Workbench {
    public static final Evidence PROVEN = new Evidence(Evidence.HOST, List.of(), List.of());
    static final int GENERATION = 4;
    static final long SMALLEST_FLASH = 1000;
    /** So many that no two accuracies are equal but for noise. */
    private static final int PUZZLES = 1_000_000;

    /** Every genome scored, with its profile, in order, repetitions included. */
    public final List<String> scored = new CopyOnWriteArrayList<>();

    /** The stations called, in order. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    private volatile Hook hook = _ -> {};
    private volatile Consumer<String> scoring = _ -> {};
    private volatile Runnable checking = () -> {};
    private volatile Function<Finalist, List<LimitCheck>> breaking = _ -> List.of();

    /** Called when a station starts. */
    @FunctionalInterface
    public interface Hook {
        void at(String point) throws IOException;
    }

    public void on(Hook newHook) {
        hook = newHook;
    }

    public void reset() {
        scored.clear();
        calls.clear();
        hook = _ -> {};
        scoring = _ -> {};
        checking = () -> {};
        breaking = _ -> List.of();
    }

    /** Is told every genome as it stands in {@link #scored}, before anything of it is stored. */
    public void onScored(Consumer<String> newScoring) {
        scoring = newScoring;
    }

    /** What happens first in every check; it may throw. */
    public void onCheck(Runnable newChecking) {
        checking = newChecking;
    }

    /** Which limits finalists turn out to break. */
    void onVerify(Function<Finalist, List<LimitCheck>> newBreaking) {
        breaking = newBreaking;
    }

    private void call(String point) throws IOException {
        calls.add(point);
        hook.at(point);
    }

    @Override
    public FeasibilityReport check(JobSpec spec, @Nullable Path trained, Cancellation cancellation) {
        checking.run();
        return new FeasibilityReport(
                null,
                spec.profiles().stream()
                        .map(profile -> {
                            double bound = profile.limits().bounds().getOrDefault(Limit.FLASH_BYTES, 1e6);
                            List<SubnetCheck> subnets = List.of(
                                    subnet("smallest", 0, bound),
                                    subnet("middle", 5, bound),
                                    subnet("largest", 9, bound));
                            return new ProfileFeasibility(profile.id(), SMALLEST_FLASH <= bound, subnets);
                        })
                        .toList());
    }

    private static SubnetCheck subnet(String name, int a, double flashBound) {
        Costs costs = costs(a, a);
        return new SubnetCheck(name, costs, List.of(new LimitCheck(Limit.FLASH_BYTES, costs.flashBytes(), flashBound)));
    }

    @Override
    public Baseline train(Station station) throws IOException {
        call("train");
        if (station.trained() != null) {
            Files.copy(
                    station.trained().resolve("supernet"), station.directory().resolve("supernet"));
            return new Baseline(0.98, 0.995, 100_000, 5);
        }
        station.progress().expect(Stage.SEARCHING, Duration.ofSeconds(40));
        station.progress().expect(Stage.FINE_TUNING, Duration.ofSeconds(15));
        station.progress().expect(Stage.VERIFYING, Duration.ofSeconds(5));
        for (int part = 1; part <= 4; part++) {
            station.cancellation().throwIfCancelled();
            station.progress().trained(10);
            station.progress().report("step " + part + " of 4", part / 4.0);
        }
        Files.writeString(station.directory().resolve("supernet"), "weights");
        return new Baseline(0.98, 0.995, 100_000, 5);
    }

    @Override
    public SearchRun search(Station station, String profile, Baseline baseline, SearchHistory history)
            throws IOException {
        call("search:" + profile + ":" + history.generation());
        if (!Files.exists(station.directory().resolve("supernet"))) {
            throw new IOException("the supernet is missing");
        }
        return new Search(station, profile, history);
    }

    private final class Search implements SearchRun {
        private final Station station;
        private final String profile;
        private final List<ScoredCandidate> all;
        private final List<Integer> listed;
        private final List<Integer> elsewhere;
        private int generation;
        private long random;

        Search(Station station, String profile, SearchHistory history) {
            this.station = station;
            this.profile = profile;
            this.all = new ArrayList<>(
                    history.scored().stream().map(this::restored).toList());
            this.listed = genomes(history.listed());
            this.elsewhere = genomes(history.runElsewhere());
            this.generation = history.generation();
            String checkpoint = history.checkpoint();
            this.random = checkpoint == null ? station.spec().seed() + profile.hashCode() : Long.parseLong(checkpoint);
        }

        @Override
        public GenerationResult step() throws IOException {
            generation++;
            call("step:" + profile + ":" + generation);
            Set<String> known = new HashSet<>();
            all.forEach(candidate -> known.add(candidate.genome()));
            List<ScoredCandidate> fresh = new ArrayList<>();
            int cached = 0;
            List<Integer> proposals = listed.isEmpty()
                    ? IntStream.generate(() -> next(100))
                            .limit(GENERATION)
                            .boxed()
                            .toList()
                    : listed;
            for (int genome : proposals) {
                if (known.add(genome(genome / 10, genome % 10))) {
                    fresh.add(score(genome / 10, genome % 10));
                } else {
                    cached++;
                }
            }
            all.addAll(fresh);
            return result(fresh, fresh.size(), cached);
        }

        private GenerationResult result(List<ScoredCandidate> fresh, int networks, int cached) {
            List<ScoredCandidate> front = front();
            return new GenerationResult(
                    generation,
                    fresh,
                    networks,
                    cached,
                    0,
                    front.stream().map(ScoredCandidate::genome).toList(),
                    front.stream().mapToDouble(point -> exact(point.figures())).sum(),
                    null,
                    Duration.ofMillis(5),
                    Long.toString(random),
                    !listed.isEmpty() || all.size() >= station.spec().search().evaluations());
        }

        @Override
        public Optional<GenerationResult> share() throws IOException {
            call("share:" + profile);
            List<ScoredCandidate> fresh = elsewhere.stream()
                    .map(genome -> measured(genome / 10, genome % 10))
                    .filter(candidate -> !all.contains(candidate))
                    .toList();
            if (fresh.isEmpty()) {
                return Optional.empty();
            }
            generation++;
            all.addAll(fresh);
            return Optional.of(result(fresh, 0, 0));
        }

        private static List<Integer> genomes(List<Candidate> candidates) {
            return IntStream.range(0, 100)
                    .filter(genome -> candidates.contains(candidate(genome / 10, genome % 10)))
                    .boxed()
                    .toList();
        }

        private int next(int bound) {
            random = random * 6364136223846793005L + 1442695040888963407L;
            return Math.floorMod(random >>> 33, bound);
        }

        private ScoredCandidate restored(ScoredGenome stored) {
            String[] genes = stored.genome().split("[.]");
            return measured(Integer.parseInt(genes[0]), Integer.parseInt(genes[1]));
        }

        private ScoredCandidate score(int a, int b) {
            String genome = station.job() + " " + profile + " " + genome(a, b);
            scored.add(genome);
            scoring.accept(genome);
            return measured(a, b);
        }

        private ScoredCandidate measured(int a, int b) {
            double bound = station.spec().profile(profile).limits().bounds().getOrDefault(Limit.FLASH_BYTES, 1e6);
            Costs costs = costs(a, b);
            LimitCheck check = new LimitCheck(Limit.FLASH_BYTES, costs.flashBytes(), bound);
            double violation = Math.max(0, (check.actual() - bound) / bound);
            return new ScoredCandidate(
                    genome(a, b),
                    candidate(a, b),
                    new Fitness(List.of(1 - exactOf(a, b), (double) costs.flashBytes()), violation),
                    new Figures(costs, quality(a, b)),
                    check.isMet() ? List.of() : List.of(check));
        }

        private List<ScoredCandidate> front() {
            return all.stream()
                    .filter(ScoredCandidate::feasible)
                    .filter(candidate -> all.stream()
                            .filter(ScoredCandidate::feasible)
                            .noneMatch(other -> dominates(other.fitness(), candidate.fitness())))
                    .toList();
        }
    }

    @Override
    public void fineTune(Station station, List<Finalist> finalists) throws IOException {
        for (Finalist finalist : finalists) {
            call("fineTune:" + finalist.profile() + ":" + finalist.rank());
            station.progress().trained(5);
        }
    }

    @Override
    public Verified verify(Station station, Baseline baseline, Finalist finalist, Path directory) throws IOException {
        call("verify:" + finalist.profile() + ":" + finalist.rank());
        for (String file : Bundle.MODELS) {
            Files.writeString(
                    directory.resolve(file), file + " " + finalist.estimate().genome());
        }
        return new Verified(finalist.estimate().figures(), 1.0, breaking.apply(finalist), null, PROVEN);
    }

    @Override
    public void publish(Station station, Publication publication) throws IOException {
        Finalist finalist = publication.finalist();
        call("publish:" + finalist.profile() + ":" + finalist.rank());
        for (String name : Bundle.FILES) {
            if (!Bundle.MODELS.contains(name)) {
                Files.writeString(
                        publication.directory().resolve(name),
                        name + " " + finalist.estimate().genome() + ", best " + publication.best());
            }
        }
    }

    private static boolean dominates(Fitness one, Fitness other) {
        boolean better = false;
        for (int i = 0; i < one.objectives().size(); i++) {
            int order =
                    Double.compare(one.objectives().get(i), other.objectives().get(i));
            if (order > 0) {
                return false;
            }
            better |= order < 0;
        }
        return better;
    }

    static double exact(Figures figures) {
        Quality quality = figures.quality();
        return quality == null ? 0 : quality.score();
    }

    static double exactOf(int a, int b) {
        return 0.5 + (a + b) / 40.0;
    }

    private static Quality quality(int a, int b) {
        return new Quality(exactOf(a, b), 0.99, 0.98, 2.5, 10, 20.0, PUZZLES, null);
    }

    private static Costs costs(int a, int b) {
        return new Costs(SMALLEST_FLASH + 500L * a, 4000 + 100L * b, 1000, 2000, 5, 25, 10.0, 50.0);
    }

    /** As in real searches, what ends in 0 stands for a network; here each has one depth. */
    private static String genome(int a, int b) {
        return a + "." + b + ".0";
    }

    private static Candidate candidate(int a, int b) {
        return new Candidate(new Compression(Map.of("embed", 8 + a), Map.of("head", new Precision(8, 8))), 1 + b, 0.9);
    }
}
