package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Cancellation;
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
import org.penjing.pipeline.context.JobContext;
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
    private final VerifyStation verifications;
    private final Map<Cancellation, OpenJob> open = new ConcurrentHashMap<>();

    /** What a run of a job holds on to until it is released. */
    private record OpenJob(JobContext context, SearchStation searches) {}

    RealWorkbench(
            Catalogue catalogue, DataFiles files, ChildJvms children, int trainingMegabytes, int scoringMegabytes) {
        this.files = files;
        this.children = children;
        this.scoringBytes = (long) scoringMegabytes << 20;
        this.catalogue = catalogue;
        this.supernets = new SupernetStation(children, trainingMegabytes);
        this.trials = new TuningTrial(supernets, children, scoringBytes);
        this.verifications = new VerifyStation(new Engines(Proof.standard(children.folder()), children));
    }

    @Override
    public FeasibilityReport check(JobSpec spec, @Nullable Path trained, Cancellation cancellation) {
        return Feasibility.of(spec, files, trained, catalogue, scoringBytes, cancellation);
    }

    @Override
    public Baseline train(Station station) throws IOException {
        JobContext context = open(station).context();
        double share = Forecast.supernetShare(station.spec());
        supernets.train(context.part(0, share));
        FloatBaseline baseline = FloatBaseline.of(context, children);
        trials.run(context.part(share, 1));
        return baseline.test();
    }

    @Override
    public SearchRun search(Station station, String profile, Baseline baseline, SearchHistory history)
            throws IOException {
        return open(station).searches().open(profile, history);
    }

    @Override
    public void fineTune(Station station, List<Finalist> finalists) throws IOException {
        OpenJob job = open(station);
        job.searches().close();
        supernets.fineTune(
                job.context(), finalists.stream().map(SupernetStation::subnet).toList());
    }

    @Override
    public Verified verify(Station station, Baseline baseline, Finalist finalist, Path directory) throws IOException {
        return verifications.verify(open(station).context(), baseline, finalist, directory);
    }

    @Override
    public void publish(Station station, Publication publication) throws IOException {
        PublishStation.publish(open(station).context(), publication);
    }

    /** The calls of one run come one after the other, and share a cancellation that no other run has. */
    private OpenJob open(Station station) throws IOException {
        OpenJob known = open.get(station.cancellation());
        if (known != null) {
            return known;
        }
        Inheritance.take(station);
        JobContext context = JobContext.open(station, catalogue, files);
        OpenJob opened = new OpenJob(context, new SearchStation(context, children, scoringBytes));
        open.put(station.cancellation(), opened);
        return opened;
    }

    @Override
    public void release(Station station) {
        OpenJob job = open.remove(station.cancellation());
        if (job != null) {
            job.searches().close();
        }
    }

    @Override
    public void close() {
        open.values().forEach(job -> job.searches().close());
    }
}
