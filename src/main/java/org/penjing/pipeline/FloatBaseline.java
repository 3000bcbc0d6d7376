package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.AtomicFile;
import org.penjing.base.Lookup;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.work.Baseline;
import org.penjing.network.Answers;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.onnx.ModelCard;
import org.penjing.onnx.OnnxWriter;
import org.penjing.onnx.runtime.InferenceSession;
import org.penjing.onnx.runtime.SampleMemory;
import org.penjing.pipeline.context.JobContext;
import org.penjing.pipeline.context.JobData;
import org.penjing.process.ChildJvms;
import org.penjing.process.ChildMain;
import org.penjing.process.Launch;
import org.penjing.process.Retries;
import org.penjing.task.Metric;
import org.penjing.task.Samples;
import tools.jackson.databind.json.JsonMapper;

/**
 * The full network in float, tuned and at its best depth as training left it, on both held-out splits: estimates are held
 * against the validation split, verified figures against the test split. Measured once and kept in the job's directory.
 */
record FloatBaseline(Baseline validation, Baseline test) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE = "baseline.json";
    private static final String SPEC = "baseline-job.json";
    private static final String PROCESS = "baseline";
    private static final int HEAP_MEGABYTES = 512;

    /** As the file has it, whose fields keep their names. */
    private record Kept(KeptSplit validation, KeptSplit test) {
        static Kept of(FloatBaseline baseline) {
            return new Kept(KeptSplit.of(baseline.validation()), KeptSplit.of(baseline.test()));
        }

        FloatBaseline baseline(int maxDepth) {
            return new FloatBaseline(validation.baseline(maxDepth), test.baseline(maxDepth));
        }
    }

    /** @param depth null in files of version 0.1, which measured at the model's maximal depth */
    private record KeptSplit(
            double exactAccuracy,
            double cellAccuracy,
            long flashBytes,
            @Nullable Integer depth) {
        static KeptSplit of(Baseline baseline) {
            return new KeptSplit(baseline.score(), baseline.cellAccuracy(), baseline.flashBytes(), baseline.depth());
        }

        Baseline baseline(int maxDepth) {
            return new Baseline(exactAccuracy, cellAccuracy, flashBytes, depth == null ? maxDepth : depth);
        }
    }

    static FloatBaseline of(JobContext context) throws IOException {
        if (!Files.exists(file(context.directory()))) {
            measure(context.data(), context.architecture(), context.directory());
        }
        return JSON.readValue(Files.readAllBytes(file(context.directory())), Kept.class)
                .baseline(context.architecture().recursion().maxDepth());
    }

    /** Measures in a process of its own, unless that was done. */
    static FloatBaseline of(JobContext context, ChildJvms children) throws IOException {
        Path directory = context.directory();
        if (!Files.exists(file(directory))) {
            Files.writeString(directory.resolve(SPEC), JobSpecReader.write(context.spec()));
            Launch launch = Launch.of(PROCESS, FloatBaseline.class, List.of(directory.toString()), HEAP_MEGABYTES);
            children.run(launch, Retries.TWO, context.station().cancellation()::isCancelled);
        }
        return of(context);
    }

    /** The process that measures with ONNX Runtime: {@code FloatBaseline DIR}. */
    static void main(String[] args) {
        ChildMain.endWithParent();
        ChildMain.run(PROCESS, () -> measure(Path.of(args[0])));
        Runtime.getRuntime().halt(0);
    }

    private static void measure(Path directory) throws IOException {
        JobSpec spec = new JobSpecReader(() -> 0).restore(Files.readString(directory.resolve(SPEC)));
        JobData data = JobData.of(directory);
        measure(data, data.model(spec).architecture(), directory);
    }

    private static void measure(JobData data, Architecture architecture, Path directory) throws IOException {
        Model model = JobContext.baseline(directory, architecture);
        ModelCard card = new ModelCard(data.alphabet(), model.recursion().maxDepth(), 1, Map.of());
        try (InferenceSession session = new InferenceSession(
                OnnxWriter.inference(model, card), SampleMemory.of(architecture).floatBytes())) {
            FloatBaseline baseline =
                    new FloatBaseline(measure(session, data.validation(), model), measure(session, data.test(), model));
            AtomicFile.write(file(directory), JSON.writeValueAsBytes(Kept.of(baseline)));
        }
    }

    static Path file(Path directory) {
        return directory.resolve(FILE);
    }

    private static Baseline measure(InferenceSession session, Samples samples, Model model) {
        Answers answers = session.answers(samples.questions(), samples.task().reading());
        Map<Metric, Double> metrics = samples.metrics(answers);
        double score = Lookup.in(metrics, samples.task().headline());
        return new Baseline(
                score,
                metrics.getOrDefault(Metric.CELL_ACCURACY, score),
                model.floatBytes(),
                model.recursion().maxDepth());
    }
}
