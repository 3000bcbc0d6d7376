package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.export.Bundle;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.hardware.StepCost;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Verified;
import org.penjing.job.work.WorkbenchException;
import org.penjing.onnx.ModelCard;
import org.penjing.pipeline.context.JobContext;
import org.penjing.pipeline.context.JobData;
import org.penjing.pipeline.context.Provenance;
import org.penjing.pipeline.context.Target;
import org.penjing.proof.Comparison;
import org.penjing.proof.Engines;
import org.penjing.proof.probe.Outputs;
import org.penjing.search.accuracy.DefinitionTable;
import org.penjing.search.accuracy.HaltingThreshold;
import org.penjing.search.space.Candidate;
import org.penjing.task.Quality;

/** Exports tuned finalists, measures their integer definition on the test split, and holds the exported files against it. */
final class VerifyStation {
    private static final String SOURCES = "firmware";

    private final Engines engines;

    VerifyStation(Engines engines) {
        this.engines = engines;
    }

    Verified verify(JobContext context, Baseline baseline, Finalist finalist, Path directory) throws IOException {
        JobData data = context.data();
        Candidate candidate = finalist.estimate().candidate();
        CompressedModel model = context.tuned(SupernetStation.fileName(finalist));
        IntegerNetwork network = IntegerNetwork.of(model);
        double haltThreshold = HaltingThreshold.choose(
                DefinitionTable.of(network, data.validation(), candidate.depth()),
                candidate.depth(),
                context.spec().search().haltingLoss());
        ModelCard card = new ModelCard(
                data.alphabet(), candidate.depth(), haltThreshold, Provenance.of(context, finalist.profile()));
        Files.createDirectories(directory);
        Firmware firmware = firmware(
                data.units().released(model), card, network.integers(data.test().questions()));
        Bundle.models(directory, firmware, card);
        context.station().cancellation().throwIfCancelled();
        Target target = context.target(finalist.profile());
        StepCost cost = target.cost(candidate);
        Comparison comparison = Comparison.of(firmware.model(), firmware.questions());
        FirmwareTrial trial = new FirmwareTrial(
                engines, comparison, target, cost, context.station().cancellation());
        Path sources = directory.resolve(SOURCES);
        FirmwarePackage.of(firmware).write(sources);
        trial.run(directory, sources);
        Outputs outputs = comparison.expected();
        Quality quality = new Quality(
                data.test().metrics(network.answers(outputs.answers())),
                Arrays.stream(outputs.allSteps()).average().orElseThrow(),
                data.test().size());
        return verified(baseline, candidate.withHaltThreshold(haltThreshold), quality, target, cost, trial);
    }

    private static Firmware firmware(CompressedModel model, ModelCard card, int[][] questions) {
        try {
            return Firmware.of(model, card.haltThreshold(), card.alphabet(), card.provenance(), questions);
        } catch (IllegalArgumentException tooLarge) {
            throw new WorkbenchException("there is no firmware for this model: " + tooLarge.getMessage(), tooLarge);
        }
    }

    /** The accuracy is the definition's: what every engine that gives its bytes has. */
    private static Verified verified(
            Baseline baseline,
            Candidate candidate,
            Quality quality,
            Target target,
            StepCost cost,
            FirmwareTrial trial) {
        double drop = 100 * (baseline.score() - quality.score());
        Judgement judgement = Judgement.of(target, candidate, drop, trial.figures());
        return new Verified(
                new Figures(CostFigures.of(cost, candidate.depth()), CostFigures.quality(quality, cost)),
                candidate.haltThreshold(),
                judgement.limits().violated(),
                trial.figures(),
                trial.evidence());
    }
}
