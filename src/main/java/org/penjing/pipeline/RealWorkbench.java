package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Publication;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.Station;
import org.penjing.job.work.Verified;
import org.penjing.job.work.Workbench;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.process.ChildJvms;
import org.penjing.proof.Engines;
import org.penjing.proof.Proof;

/** The stations of a job, each with its real part. */
final class RealWorkbench implements Workbench, AutoCloseable {
    private final Catalogue catalogue;
    private final DataFiles files;
    private final ChildJvms children;
    private final long scoringBytes;
    private final SupernetStation supernets;
    private final TuningTrial trials;
    private final SearchStation searches;
    private final VerifyStation verifications;
    private final PublishStation publications;

    RealWorkbench(
            Catalogue catalogue, DataFiles files, ChildJvms children, int trainingMegabytes, int scoringMegabytes) {
        this.files = files;
        this.children = children;
        this.scoringBytes = (long) scoringMegabytes << 20;
        this.catalogue = catalogue;
        this.supernets = new SupernetStation(catalogue, files, children, trainingMegabytes);
        this.trials = new TuningTrial(catalogue, supernets, children, scoringBytes);
        this.searches = new SearchStation(catalogue, children, scoringBytes);
        this.verifications = new VerifyStation(catalogue, new Engines(Proof.standard(children.folder()), children));
        this.publications = new PublishStation(catalogue);
    }

    @Override
    public FeasibilityReport check(JobSpec spec, @Nullable Path trained) {
        return Feasibility.of(spec, files, trained, catalogue, scoringBytes);
    }

    @Override
    public Baseline train(Station station) throws IOException {
        double share = Forecast.supernetShare(station.spec());
        supernets.train(station.part(0, share));
        FloatBaseline baseline = FloatBaseline.of(station, children);
        trials.run(station.part(share, 1));
        return baseline.test();
    }

    @Override
    public SearchRun search(Station station, String profile, Baseline baseline, SearchHistory history)
            throws IOException {
        return searches.open(station, profile, history);
    }

    @Override
    public void fineTune(Station station, List<Finalist> finalists) throws IOException {
        searches.release(station);
        supernets.fineTune(station, finalists);
    }

    @Override
    public Verified verify(Station station, Baseline baseline, Finalist finalist, Path directory) throws IOException {
        return verifications.verify(station, baseline, finalist, directory);
    }

    @Override
    public void publish(Station station, Publication publication) throws IOException {
        publications.publish(station, publication);
    }

    @Override
    public void release(Station station) {
        searches.release(station);
    }

    @Override
    public void close() {
        searches.close();
    }
}
