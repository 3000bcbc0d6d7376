package org.penjing.job.stations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.penjing.data.Puzzles;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Station;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.onnx.InferenceSession;
import org.penjing.onnx.ModelCard;
import org.penjing.onnx.OnnxWriter;
import org.penjing.onnx.SampleMemory;
import org.penjing.scoring.Accuracy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The full network in float, tuned and at its best depth as training left it, on both held-out splits: estimates are held
 * against the validation split, verified figures against the test split. Measured once and kept in the job's directory.
 */
record FloatBaseline(Baseline validation, Baseline test) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE = "baseline.json";

    static FloatBaseline of(Station station) throws IOException {
        Path file = file(station.directory());
        if (Files.exists(file)) {
            return JSON.readValue(Files.readAllBytes(file), FloatBaseline.class);
        }
        JobData data = JobData.of(station.spec(), station.directory());
        Architecture architecture = SupernetStation.model(station.spec(), data).architecture();
        Model model = SupernetStation.baseline(station, architecture);
        ModelCard card =
                new ModelCard(data.alphabet().characters(), model.recursion().maxDepth(), 1, Map.of());
        try (InferenceSession session = new InferenceSession(
                OnnxWriter.inference(model, card), SampleMemory.of(architecture).floatBytes())) {
            FloatBaseline baseline =
                    new FloatBaseline(measure(session, data.validation(), model), measure(session, data.test(), model));
            Path temporary = station.directory().resolve(FILE + ".tmp");
            Files.write(temporary, JSON.writeValueAsBytes(baseline));
            Files.move(temporary, file);
            return baseline;
        }
    }

    static Path file(Path directory) {
        return directory.resolve(FILE);
    }

    private static Baseline measure(InferenceSession session, Puzzles puzzles, Model model) {
        InferenceSession.Result result = session.run(JobData.questions(puzzles));
        Accuracy accuracy = Accuracy.of(result.answers(), result.steps(), puzzles.all());
        return new Baseline(
                accuracy.exact(),
                accuracy.cell(),
                model.floatBytes(),
                model.recursion().maxDepth());
    }
}
