package org.penjing.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.compress.PackedWeights;
import org.penjing.compress.Precision;
import org.penjing.export.Bundle;
import org.penjing.export.Report;
import org.penjing.hardware.InferenceCost;
import org.penjing.hardware.StepCost;
import org.penjing.job.request.DenseSpec;
import org.penjing.job.request.ModelSpec;
import org.penjing.job.request.TinyRecursiveSpec;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Quality;
import org.penjing.job.work.FrontPoint;
import org.penjing.job.work.Publication;
import org.penjing.job.work.Verified;
import org.penjing.network.Architecture;
import org.penjing.network.Network;
import org.penjing.network.operator.Parameter;
import org.penjing.pipeline.context.DataNotes;
import org.penjing.pipeline.context.JobContext;
import org.penjing.pipeline.context.JobData;
import org.penjing.pipeline.context.Provenance;
import org.penjing.pipeline.context.Target;
import org.penjing.search.space.Candidate;
import org.penjing.task.Samples;
import org.penjing.tensor.Shape;

/** Puts together what a user downloads. */
final class PublishStation {
    private PublishStation() {}

    static void publish(JobContext context, Publication publication) throws IOException {
        Bundle.complete(publication.directory(), report(context, publication));
    }

    private static Report report(JobContext context, Publication publication) {
        JobData data = context.data();
        Target target = context.target(publication.profile());
        Candidate candidate = publication.finalist().estimate().candidate();
        Verified verified = publication.verified();
        Quality estimate = quality(publication.finalist().estimate().figures());
        Quality measured = quality(verified.figures());
        StepCost cost = target.cost(candidate);
        double drop = 100 * (publication.baseline().score() - measured.score());
        return new Report(
                Report.FORMAT,
                Provenance.ofReport(context, publication.profile()),
                model(context.spec().model(), context.architecture()),
                new Report.Device(target.device().name(), target.device().core()),
                new Report.Decision(
                        candidate.depth(),
                        publication.verified().haltThreshold(),
                        candidate.compression().widths(),
                        layers(target, candidate)),
                Judgement.of(target, candidate, drop, verified.firmware()).reported(),
                new Report.Baseline(
                        publication.baseline().score(),
                        publication.baseline().cellAccuracy(),
                        publication.baseline().flashBytes(),
                        publication.baseline().depth()),
                new Report.Estimate(
                        accuracy(estimate, data.validation()), cost(cost, candidate.depth(), estimate.expectedDepth())),
                cost(cost, candidate.depth(), measured.expectedDepth()),
                new Report.Measurement(accuracy(measured, data.test()), verified.firmware()),
                verified.evidence(),
                publication.front().stream()
                        .map(point ->
                                point(point, publication.finalist().estimate().genome()))
                        .toList(),
                notes(data, target, choice(publication, context.spec().search().best())));
    }

    private static Map<String, Object> model(ModelSpec spec, Architecture architecture) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("family", ModelSpec.family(spec));
        switch (spec) {
            case TinyRecursiveSpec recursive -> {
                model.put("mixer", recursive.mixer());
                model.put("width", recursive.width());
                model.put("blocks", recursive.blocks());
                model.put("mixerInner", recursive.mixerInner());
                model.put("channelInner", recursive.channelInner());
                model.put("latentUpdates", recursive.latentUpdates());
                model.put("maxDepth", recursive.maxDepth());
            }
            case DenseSpec dense -> model.put("hidden", dense.hidden());
        }
        model.put("parameters", architecture.parameterCount());
        return model;
    }

    private static List<Report.Layer> layers(Target target, Candidate candidate) {
        Architecture cut = target.groups().slice(candidate.compression().widths());
        Network network = cut.network();
        Map<String, Shape> shapes = network.shapes();
        double all = network.macs();
        List<Report.Layer> layers = new ArrayList<>();
        for (Parameter weight : network.weights().values()) {
            Precision precision = candidate.compression().precision(weight.name());
            long macs = network.nodes().stream()
                    .filter(node -> node.operator()
                            .quantizedWeight()
                            .filter(weight::equals)
                            .isPresent())
                    .mapToLong(node -> node.operator().macs(Lookup.in(shapes, node.name())))
                    .sum();
            layers.add(new Report.Layer(
                    weight.name(),
                    weight.inputs(),
                    weight.outputs(),
                    precision.weightBits(),
                    precision.activationBits(),
                    target.device().memoryOnly(precision),
                    PackedWeights.bytes(weight.outputs(), weight.inputs(), precision.weightBits()),
                    macs / all));
        }
        return layers;
    }

    private static Report.Accuracy accuracy(Quality quality, Samples split) {
        return new Report.Accuracy(
                split.size(),
                quality.score(),
                quality.cellAccuracy(),
                quality.macroF1(),
                quality.expectedDepth(),
                quality.metrics());
    }

    private static Report.Cost cost(StepCost step, int depth, double meanSteps) {
        InferenceCost worst = step.inference(depth);
        InferenceCost expected = step.inference(meanSteps);
        return new Report.Cost(
                step.flashBytes(),
                step.sramBytes(),
                step.macs() * depth,
                worst.flops(),
                step.instructions(),
                step.millis(),
                worst.millis(),
                expected.millis(),
                step.microjoules(),
                worst.microjoules(),
                expected.microjoules());
    }

    private static Report.FrontPoint point(FrontPoint point, String published) {
        Figures shown = point.figures();
        return new Report.FrontPoint(
                shown.costs().flashBytes(),
                point.score(),
                shown.costs().latencyMillis(),
                point.candidate().depth(),
                point.verified() != null,
                point.genome().equals(published));
    }

    private static Quality quality(Figures figures) {
        if (figures.quality() == null) {
            throw new IllegalStateException("a published point has an accuracy");
        }
        return figures.quality();
    }

    static String choice(Publication publication, String criterion) {
        int rank = publication.finalist().rank();
        return rank == publication.best()
                ? "Finalist " + rank + " is the best of the verified ones (" + criterion
                        + "), chosen by its figures on the test split, which favours them a little."
                : "Finalist " + rank + " is not the best of the verified ones (" + criterion + "): that is finalist "
                        + publication.best() + ".";
    }

    private static List<String> notes(JobData data, Target target, String choice) {
        List<String> notes = new ArrayList<>(DataNotes.of(data.report()));
        notes.add(choice);
        notes.add("Milliseconds and microjoules are estimates for "
                + target.device().name() + " (" + target.device().core() + ").");
        return notes;
    }
}
