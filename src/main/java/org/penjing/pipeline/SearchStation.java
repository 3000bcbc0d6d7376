package org.penjing.pipeline;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.hardware.Limit;
import org.penjing.job.request.SearchSpec;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;
import org.penjing.network.Architecture;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.JobData;
import org.penjing.pipeline.context.Target;
import org.penjing.process.ChildJvms;
import org.penjing.search.SearchSettings;
import org.penjing.search.Strategy;
import org.penjing.search.scoring.AccuracyFloor;
import org.penjing.search.scoring.AccuracyScorer;
import org.penjing.search.scoring.CandidateScorer;
import org.penjing.search.scoring.FullRunRule;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.strategy.Strategies;
import org.penjing.training.TrainingDirectory;

/** Opens searches. The accuracies that one profile's search has measured serve the next profile of the same run too. */
final class SearchStation implements AutoCloseable {
    private final Catalogue catalogue;
    private final long memoryBytes;
    private final ChildJvms children;
    private final Map<Cancellation, AccuracyScorer> byRun = new IdentityHashMap<>();

    /** @param memoryBytes of native memory that the scoring of one job may take */
    SearchStation(Catalogue catalogue, ChildJvms children, long memoryBytes) {
        this.catalogue = catalogue;
        this.children = children;
        this.memoryBytes = memoryBytes;
    }

    SearchRun open(Station station, String profile, SearchHistory history) throws IOException {
        JobData data = JobData.of(station.spec(), station.directory());
        Architecture architecture = SupernetStation.model(station.spec(), data).architecture();
        Target target = Target.of(station.spec(), station.spec().profile(profile), architecture, catalogue);
        SearchSpec spec = station.spec().search();
        double validationAccuracy = FloatBaseline.of(station).validation().exactAccuracy();
        AccuracyScorer shared = accuracies(station, data, target, validationAccuracy);
        CandidateScorer scorer = new CandidateScorer(
                shared,
                target::cost,
                target.limits(),
                floor(station, data, validationAccuracy, target.limits().bound(Limit.ACCURACY_DROP)));
        List<Candidate> elsewhere = given(target, history);
        SearchSettings settings = SearchSettings.of(
                        Strategy.parse(spec.strategy()),
                        spec.evaluations(),
                        station.spec().seed())
                .withGuesses(history.listed().isEmpty() ? target.guesses() : listed(target, history))
                .withGiven(elsewhere);
        return new ProfileSearch(
                Strategies.search(target.space(), settings, scorer), scorer, target, station, history, elsewhere);
    }

    /** Of the networks that were run for other profiles, those that this one can use. */
    private static List<Candidate> given(Target target, SearchHistory history) {
        CandidateSpace space = target.space();
        return history.runElsewhere().stream()
                .filter(space::contains)
                .filter(candidate -> target.violations(space.candidate(space.network(space.genome(candidate))))
                        .isEmpty())
                .distinct()
                .toList();
    }

    private static List<Candidate> listed(Target target, SearchHistory history) {
        if (!history.listed().stream().allMatch(target.space()::contains)) {
            throw new WorkbenchException(
                    "the search space does not offer the candidates any more, which an update of Penjing or of the"
                            + " space's file has changed; search the supernet again");
        }
        return history.listed();
    }

    /** Ends the scoring of a run whose search is over or interrupted; another run of the same job has its own. */
    void release(Station station) {
        AccuracyScorer open;
        synchronized (this) {
            open = byRun.remove(station.cancellation());
        }
        if (open != null) {
            open.close();
        }
    }

    @Override
    public synchronized void close() {
        byRun.values().forEach(AccuracyScorer::close);
        byRun.clear();
    }

    private synchronized AccuracyScorer accuracies(
            Station station, JobData data, Target target, double validationAccuracy) throws IOException {
        AccuracyScorer known = byRun.get(station.cancellation());
        if (known != null) {
            return known;
        }
        // What is hopeless for the most lenient profile of a job is hopeless for all of them.
        AccuracyFloor floor = floor(
                station,
                data,
                validationAccuracy,
                catalogue.largestAccuracyDrop(station.spec().profiles()));
        AccuracyScorer opened = AccuracyScorer.ofDirectory(
                new TrainingDirectory(station.directory()),
                SupernetStation.model(station.spec(), data),
                data.alphabet().characters(),
                target.space().largest().depth(),
                FullRunRule.above(floor.estimated(), station.spec().seed()),
                memoryBytes,
                children);
        byRun.put(station.cancellation(), opened);
        return opened;
    }

    private static AccuracyFloor floor(Station station, JobData data, double validationAccuracy, double accuracyDrop)
            throws IOException {
        return AccuracyFloor.of(
                validationAccuracy, accuracyDrop, data.validation().all().size(), TuningTrial.gain(station));
    }
}
