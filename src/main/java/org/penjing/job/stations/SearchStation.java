package org.penjing.job.stations;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.penjing.job.spec.SearchSpec;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.network.Architecture;
import org.penjing.scoring.AccuracyScorer;
import org.penjing.scoring.CandidateScorer;
import org.penjing.scoring.FullRunRule;
import org.penjing.scoring.SupernetView;
import org.penjing.search.Search;
import org.penjing.search.SearchSettings;
import org.penjing.search.Strategy;
import org.penjing.tensor.Lookup;
import org.penjing.training.Supernet;

/** Opens searches. The accuracies that one profile's search has measured serve the next profile of the same job too. */
final class SearchStation implements AutoCloseable {
    /** More jobs than run at the same time. */
    private static final int REMEMBERED_JOBS = 8;

    private final Catalogue catalogue;
    private final Map<UUID, Accuracies> byJob = new LinkedHashMap<>();

    private record Accuracies(SupernetView supernet, AccuracyScorer scorer) {}

    SearchStation(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    SearchRun open(Station station, String profile, Baseline baseline, SearchHistory history) throws IOException {
        JobData data = JobData.of(station.spec(), station.directory());
        Architecture architecture = SupernetStation.model(station.spec(), data).architecture();
        Target target = Target.of(station.spec(), station.spec().profile(profile), architecture, catalogue);
        SearchSpec spec = station.spec().search();
        double validationAccuracy = FloatBaseline.of(station).validation().exactAccuracy();
        Accuracies shared = accuracies(station, data, architecture, validationAccuracy);
        CandidateScorer scorer = new CandidateScorer(
                shared.supernet(),
                shared.scorer(),
                (cut, compression) -> target.costs().cost(cut, compression, target.device()),
                target.limits(),
                validationAccuracy);
        SearchSettings settings = SearchSettings.of(
                Strategy.parse(spec.strategy()),
                spec.evaluations(),
                station.spec().seed());
        return new ProfileSearch(
                new Search<>(target.space(), settings), scorer, target, baseline.flashBytes(), station, history);
    }

    @Override
    public synchronized void close() {
        byJob.values().forEach(accuracies -> accuracies.scorer().close());
        byJob.clear();
    }

    private synchronized Accuracies accuracies(
            Station station, JobData data, Architecture architecture, double validationAccuracy) throws IOException {
        Accuracies known = byJob.get(station.job());
        if (known != null) {
            return known;
        }
        if (byJob.size() == REMEMBERED_JOBS) {
            UUID eldest = byJob.keySet().iterator().next();
            Lookup.in(byJob, eldest).scorer().close();
            byJob.remove(eldest);
        }
        Supernet supernet = SupernetStation.load(station, architecture);
        SupernetView view = new SupernetView(supernet.model(), supernet.ranges());
        FullRunRule rule = FullRunRule.above(
                validationAccuracy - largestDrop(station) / 100, station.spec().seed());
        Accuracies opened = new Accuracies(view, new AccuracyScorer(view, data.validation(), rule));
        byJob.put(station.job(), opened);
        return opened;
    }

    /** What is hopeless for the most lenient profile of a job is hopeless for all of them. */
    private double largestDrop(Station station) {
        return station.spec().profiles().stream()
                .mapToDouble(profile -> catalogue.limits(profile).accuracyDrop())
                .max()
                .orElse(0);
    }
}
