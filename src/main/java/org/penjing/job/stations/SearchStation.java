package org.penjing.job.stations;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.data.Puzzles;
import org.penjing.job.spec.SearchSpec;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.network.Architecture;
import org.penjing.scoring.AccuracyScorer;
import org.penjing.scoring.CandidateScorer;
import org.penjing.search.Search;
import org.penjing.search.SearchSettings;
import org.penjing.search.Strategy;

/** Opens searches. The accuracies that one profile's search has measured serve the next profile of the same job too. */
final class SearchStation implements AutoCloseable {
    private final Catalogue catalogue;
    private @Nullable Accuracies accuracies;

    private record Accuracies(UUID job, AccuracyScorer scorer) {}

    SearchStation(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    SearchRun open(Station station, String profile, Baseline baseline, SearchHistory history) throws IOException {
        JobData data = JobData.of(station.spec(), station.directory());
        Architecture architecture =
                SupernetStation.model(station.spec(), data).architecture();
        Target target = Target.of(station.spec(), station.spec().profile(profile), architecture, catalogue);
        SearchSpec spec = station.spec().search();
        double validationAccuracy = FloatBaseline.of(station).validation().exactAccuracy();
        CandidateScorer scorer = new CandidateScorer(
                accuracies(station, data, architecture),
                (cut, compression) -> target.costs().cost(cut, compression, target.device()),
                target.limits(),
                validationAccuracy);
        SearchSettings settings =
                SearchSettings.of(Strategy.parse(spec.strategy()), spec.evaluations(), station.spec().seed());
        return new ProfileSearch(
                new Search<>(target.space(), settings), scorer, target, baseline.flashBytes(), station, history);
    }

    @Override
    public synchronized void close() {
        if (accuracies != null) {
            accuracies.scorer().close();
            accuracies = null;
        }
    }

    private synchronized AccuracyScorer accuracies(Station station, JobData data, Architecture architecture)
            throws IOException {
        if (accuracies == null || !accuracies.job().equals(station.job())) {
            close();
            Puzzles validation = data.validation();
            accuracies = new Accuracies(
                    station.job(),
                    new AccuracyScorer(SupernetStation.load(station, architecture), validation));
        }
        return accuracies.scorer();
    }
}
