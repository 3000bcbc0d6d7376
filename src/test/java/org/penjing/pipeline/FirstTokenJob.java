package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penjing.base.Lookup;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.CompressedModelFile;
import org.penjing.compress.WeightQuantizer;
import org.penjing.export.Evidence;
import org.penjing.export.FirmwareFigures;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Progress;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.SilentProgress;
import org.penjing.job.work.Station;
import org.penjing.job.work.Verified;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.JobContext;
import org.penjing.process.ChildJvms;
import org.penjing.proof.Engines;
import org.penjing.proof.Proof;
import org.penjing.proof.toolchain.Tools;
import org.penjing.search.space.Candidate;
import org.penjing.tensor.FloatTensor;
import org.penjing.training.Supernet;
import org.penjing.training.run.SupernetFile;
import org.penjing.training.run.TrainingDirectory;

/**
 * A job that has been trained to answer the first token everywhere, whatever is asked, in any form of the network. That is right
 * for a quarter of the training puzzles, half of the validation puzzles and three quarters of the test puzzles, so an accuracy
 * tells where it was measured.
 */
record FirstTokenJob(JobContext context) {
    static final double TRAINING_ACCURACY = 0.25;
    static final double VALIDATION_ACCURACY = 0.5;
    static final double TEST_ACCURACY = 0.75;
    static final int VALIDATION_PUZZLES = 12;
    static final int TEST_PUZZLES = 16;
    static final String PROFILE = "stm32f446re";
    static final Engines WITHOUT_TOOLS = new Engines(
            new Proof(new Tools(Map.of()), Duration.ofMinutes(1), Path.of("target")), ChildJvms.temporary());

    private static final int TRAINING_PUZZLES = 20;
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of(""));
    private static final Progress SILENT = new SilentProgress();

    static FirstTokenJob in(Path directory) throws IOException {
        Path home = Files.createDirectories(directory.resolve("job"));
        JobSpec spec = spec(
                rows(directory.resolve("training.csv"), 0, TRAINING_PUZZLES, TRAINING_ACCURACY),
                rows(directory.resolve("validation.csv"), 20, VALIDATION_PUZZLES, VALIDATION_ACCURACY),
                rows(directory.resolve("test.csv"), 40, TEST_PUZZLES, TEST_ACCURACY));
        Station station = new Station(new UUID(0, 1), spec, home, null, SILENT, new Cancellation());
        Files.writeString(TuningTrial.file(home), "{\"depth\": 1, \"shallow\": 1, \"trials\": []}");
        FirstTokenJob job = new FirstTokenJob(JobContext.open(station, CATALOGUE, DataFiles.OF_THE_USER));
        SupernetFile.write(job.supernet(), new TrainingDirectory(home).supernet());
        SupernetFile.write(job.supernet(), new TrainingDirectory(home).baseline());
        return job;
    }

    Station station() {
        return context.station();
    }

    Architecture architecture() {
        return context.architecture();
    }

    /** Questions from number {@code first} on; the first token is the answer of so large a share of them. */
    private static Path rows(Path file, int first, int count, double share) throws IOException {
        StringBuilder rows = new StringBuilder("question,answer\n");
        for (int i = 0; i < count; i++) {
            int question = first + i;
            for (int cell = 0; cell < 4; cell++) {
                rows.append("abc".charAt(question % 3));
                question /= 3;
            }
            rows.append(i < share * count ? ",aaaa\n" : ",abca\n");
        }
        return Files.writeString(file, rows);
    }

    private static JobSpec spec(Path training, Path validation, Path test) {
        return new JobSpecReader(() -> 7).restore("""
            {"name": "first token", "seed": 7, "search": {"evaluations": 20},
             "data": {"files": {"training": "%s", "validation": "%s", "test": "%s"}},
             "model": {"width": 8, "blocks": 1, "mixer": "token", "mixerInner": 8, "channelInner": 8, "latentUpdates": 1,
                       "maxDepth": 2},
             "profiles": [{"id": "%s"}]}
            """.formatted(training, validation, test, PROFILE));
    }

    /** A head of zeros has a tie everywhere, which the first token wins. */
    private Supernet supernet() {
        Model random = RandomModels.of(architecture(), 3);
        Map<String, FloatTensor> parameters = new LinkedHashMap<>(random.parameters());
        FloatTensor head = Lookup.in(parameters, "head");
        parameters.put(
                "head", new FloatTensor(head.shape(), new float[head.shape().size()]));
        Model model = new Model(architecture(), parameters);
        return new Supernet(
                model,
                RandomModels.ranges(model, RandomModels.questions(architecture(), 4, 1), 2),
                WeightQuantizer.LEAST_ERROR);
    }

    List<ScoredCandidate> firstGeneration() throws IOException {
        try (SearchStation searches = new SearchStation(context, ChildJvms.temporary(), 1L << 30);
                SearchRun run = searches.open(PROFILE, SearchHistory.start(List.of(), List.of()))) {
            return run.step().scored();
        }
    }

    /** A finalist whose tuned model lies in the job's directory. */
    Finalist tunedFinalist() throws IOException {
        Finalist finalist = new Finalist(PROFILE, 1, firstGeneration().getFirst());
        Candidate candidate = finalist.estimate().candidate();
        Supernet supernet = supernet();
        Model cut = ChannelGroups.of(supernet.model().architecture())
                .slice(supernet.model(), candidate.compression().widths())
                .withMaxDepth(candidate.depth());
        CompressedModelFile.write(
                CompressedModel.of(cut, candidate.compression(), supernet.ranges(), supernet.quantizer()),
                context.files().finalist(SupernetStation.fileName(finalist)));
        return finalist;
    }

    Baseline baseline() throws IOException {
        return FloatBaseline.of(context).test();
    }

    /** On a machine without compilers and emulators. */
    Verified verified(Finalist finalist, Path directory) throws IOException {
        return new VerifyStation(WITHOUT_TOOLS).verify(context, baseline(), finalist, directory);
    }

    static Verified linked(Verified verified, FirmwareFigures firmware, Evidence evidence) {
        return new Verified(verified.figures(), verified.haltThreshold(), verified.violated(), firmware, evidence);
    }
}
