package org.penjing.web;

import java.util.Map;
import java.util.TreeMap;
import org.penjing.job.FinalistView;
import org.penjing.job.FrontView;
import org.penjing.job.files.ArtefactView;
import org.penjing.job.state.GenerationSummary;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.Figures;
import org.penjing.job.work.FrontPoint;
import org.penjing.search.space.Candidate;
import org.penjing.task.Metric;
import org.penjing.web.api.CandidateResponse;
import org.penjing.web.api.CandidateResponse.Bits;
import org.penjing.web.api.CandidateResponse.KeptAndBits;
import org.penjing.web.api.FiguresResponse;
import org.penjing.web.api.FiguresResponse.DeviceCosts;
import org.penjing.web.api.FiguresResponse.MeasuredQuality;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.FinalistResponse.PublishedFile;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.FrontResponse.SearchedGeneration;
import org.penjing.web.api.PointResponse;

/** What jobs have found, as it goes over the wire. */
final class PointAnswers {
    private PointAnswers() {}

    static FrontResponse front(FrontView view) {
        ProfileFeasibility feasibility = view.feasibility();
        return new FrontResponse(
                view.profile(),
                JobAnswers.status(view.state()),
                view.complete(),
                view.hypervolume(),
                view.points().stream().map(PointAnswers::point).toList(),
                view.best(),
                view.nearest().stream().map(PointAnswers::point).toList(),
                view.shortfall(),
                feasibility == null ? null : CheckAnswers.profile(feasibility),
                view.generations().stream().map(PointAnswers::generation).toList());
    }

    static FinalistResponse finalist(FinalistView view) {
        return new FinalistResponse(
                view.profile(),
                view.rank(),
                view.best(),
                point(view.point()),
                JobAnswers.baseline(view.baseline()),
                view.files().stream().map(PointAnswers::file).toList());
    }

    static PointResponse point(FrontPoint point) {
        Figures verified = point.verified();
        return new PointResponse(
                point.genome(),
                candidate(point.candidate()),
                figures(point.estimated()),
                point.expectedScore(),
                point.feasible(),
                point.violated().stream().map(CheckAnswers::limit).toList(),
                point.rank(),
                verified == null ? null : figures(verified),
                point.proof());
    }

    static DeviceCosts costs(Figures.Costs costs) {
        return new DeviceCosts(
                costs.flashBytes(),
                costs.sramBytes(),
                costs.macs(),
                costs.flops(),
                costs.millisPerStep(),
                costs.latencyMillis(),
                costs.microjoulesPerStep(),
                costs.energyMicrojoules());
    }

    private static CandidateResponse candidate(Candidate candidate) {
        Map<String, Bits> bits = new TreeMap<>();
        candidate
                .compression()
                .precisions()
                .forEach((weight, precision) ->
                        bits.put(weight, new Bits(precision.weightBits(), precision.activationBits())));
        return new CandidateResponse(
                new KeptAndBits(candidate.compression().widths(), bits), candidate.depth(), candidate.haltThreshold());
    }

    private static FiguresResponse figures(Figures figures) {
        Figures.Quality quality = figures.quality();
        return new FiguresResponse(costs(figures.costs()), quality == null ? null : quality(quality));
    }

    private static MeasuredQuality quality(Figures.Quality quality) {
        return new MeasuredQuality(
                quality.headline().id(),
                quality.score(),
                quality.cellAccuracy(),
                quality.macroF1(),
                quality.expectedDepth(),
                quality.expectedLatencyMillis(),
                quality.expectedEnergyMicrojoules(),
                quality.samples(),
                Metric.byId(quality.metrics()));
    }

    private static SearchedGeneration generation(GenerationSummary summary) {
        return new SearchedGeneration(
                summary.generation(),
                summary.evaluations(),
                summary.frontSize(),
                summary.hypervolumeShare(),
                summary.correlation());
    }

    private static PublishedFile file(ArtefactView file) {
        return new PublishedFile(file.name(), file.bytes(), file.sha256());
    }
}
