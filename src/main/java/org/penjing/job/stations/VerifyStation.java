package org.penjing.job.stations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.CompressedModel;
import org.penjing.export.Bundle;
import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.StepCost;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Station;
import org.penjing.job.work.Verified;
import org.penjing.network.Architecture;
import org.penjing.onnx.InferenceSession;
import org.penjing.onnx.ModelCard;
import org.penjing.onnx.OnnxWriter;
import org.penjing.scoring.Accuracy;
import org.penjing.space.Candidate;
import org.penjing.training.Supernet;
import org.penjing.training.SupernetFile;

/** Exports tuned finalists, and runs them again from the exported bytes on the test split. */
final class VerifyStation {
    private final Catalogue catalogue;

    VerifyStation(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Verified verify(Station station, Baseline baseline, Finalist finalist, Path directory) throws IOException {
        JobData data = JobData.of(station.spec(), station.directory());
        Candidate candidate = finalist.estimate().candidate();
        Architecture full = SupernetStation.model(station.spec(), data).architecture();
        CompressedModel model = tuned(station, finalist, full);
        ModelCard card = new ModelCard(
                data.alphabet().characters(),
                candidate.depth(),
                candidate.haltThreshold(),
                Provenance.of(station, finalist.profile(), data));
        Files.createDirectories(directory);
        Files.write(directory.resolve(Bundle.MODEL), OnnxWriter.inference(model, card));
        Files.write(directory.resolve(Bundle.STEP), OnnxWriter.step(model, card));
        return measure(station, baseline, finalist, data, full, Files.readAllBytes(directory.resolve(Bundle.MODEL)));
    }

    private static CompressedModel tuned(Station station, Finalist finalist, Architecture full) throws IOException {
        Candidate candidate = finalist.estimate().candidate();
        Architecture cut =
                ChannelGroups.of(full).slice(candidate.compression().widths()).withMaxDepth(candidate.depth());
        Supernet tuned = SupernetFile.read(SupernetStation.tuned(station, finalist), cut);
        return new CompressedModel(tuned.model(), candidate.compression(), tuned.ranges());
    }

    private Verified measure(
            Station station, Baseline baseline, Finalist finalist, JobData data, Architecture full, byte[] exported) {
        Candidate candidate = finalist.estimate().candidate();
        Target target = Target.of(station.spec(), station.spec().profile(finalist.profile()), full, catalogue);
        StepCost cost = target.cost(candidate);
        try (InferenceSession session = new InferenceSession(exported)) {
            InferenceSession.Result result = session.run(JobData.questions(data.test()));
            Accuracy accuracy =
                    Accuracy.of(result.answers(), result.steps(), data.test().all());
            double drop = 100 * (baseline.exactAccuracy() - accuracy.exact());
            LimitViolations violations = LimitViolations.of(cost, candidate.depth(), drop, target.limits());
            return new Verified(
                    new Figures(CostFigures.of(cost, candidate.depth()), CostFigures.quality(accuracy, cost)),
                    violations.violated());
        }
    }
}
