package org.penjing.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.base.Lookup;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.CompressedModelFile;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Puzzle;
import org.penjing.data.SplitName;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.task.Grids;
import org.penjing.task.Samples;
import org.penjing.tensor.FloatTensor;
import org.penjing.training.Augmentation;
import org.penjing.training.FineTuneTask;
import org.penjing.training.Sharing;
import org.penjing.training.Supernet;
import org.penjing.training.TrainingPlan;
import org.penjing.training.optimizer.GradientWorkers;

class FineTuneRunTest {
    private static final TinyRecursive MODEL = new TinyRecursive(4, 3, 8, 1, Mixer.TOKEN, 6, 0, 10, 1, 1);
    private static final TrainingPlan PLAN = new TrainingPlan(
            1, 1, 20, 16, 1, 0.2, 0, 0.5, Augmentation.NONE, Sharing.NONE, null, WeightQuantizer.LEAST_ERROR);
    private static final String NAME = "finalist";

    @TempDir
    private Path path;

    /** Tuning learns the training puzzles' answer, which the validation puzzles do not have. */
    @Test
    void keepsTheUntunedSubnetWhereValidationPuzzlesShowItToBeBetter() throws IOException {
        assertThat(tuned(1, 0)).isEqualTo(untuned());
    }

    @Test
    void keepsTheTunedSubnetWhereValidationPuzzlesShowItToBeBetter() throws IOException {
        assertThat(tuned(1, 1)).isNotEqualTo(untuned());
    }

    @Test
    void storesAFinalistWithTheMethodOfItsSupernet() throws IOException {
        Supernet usual = supernet();
        CompressedModel tuned = stored(new Supernet(usual.model(), usual.ranges(), WeightQuantizer.COVERING), 1, 1);
        assertThat(tuned.quantizer()).isEqualTo(WeightQuantizer.COVERING);
    }

    /** The parameters beside the weights that tuning leaves of a network that answers 0 everywhere. */
    private Map<String, FloatTensor> tuned(int trainingAnswer, int validationAnswer) throws IOException {
        return stored(supernet(), trainingAnswer, validationAnswer).reals();
    }

    private CompressedModel stored(Supernet supernet, int trainingAnswer, int validationAnswer) throws IOException {
        TrainingDirectory directory = new TrainingDirectory(path);
        directory.write(SplitName.TRAINING, puzzles(0, 60, trainingAnswer));
        directory.write(SplitName.VALIDATION, puzzles(60, 81, validationAnswer));
        SupernetFile.write(supernet, directory.supernet());
        directory.writeTask(
                TrainingMain.FINE_TUNE,
                new FineTuneTask(
                        MODEL, Grids.task("abc", 4), PLAN, 3, List.of(new FineTuneTask.Finalist(NAME, int8(), 1))));
        try (GradientWorkers workers = new GradientWorkers()) {
            new FineTuneRun(directory, workers, MemoryGuard.fromProperty(), _ -> {}).run();
        }
        return CompressedModelFile.read(directory.finalist(NAME), MODEL.architecture());
    }

    private static Map<String, FloatTensor> untuned() {
        Supernet supernet = supernet();
        return CompressedModel.of(supernet.model(), int8(), supernet.ranges(), supernet.quantizer())
                .reals();
    }

    private static Compression int8() {
        Map<String, Precision> precisions = new LinkedHashMap<>();
        MODEL.architecture().network().weights().keySet().forEach(weight -> precisions.put(weight, Precision.INT8));
        return new Compression(Map.of(), precisions);
    }

    private static Supernet supernet() {
        Model random = RandomModels.of(MODEL.architecture(), 3);
        Map<String, FloatTensor> parameters = new LinkedHashMap<>(random.parameters());
        FloatTensor head = Lookup.in(parameters, "head");
        parameters.put(
                "head", new FloatTensor(head.shape(), new float[head.shape().size()]));
        Model model = new Model(MODEL.architecture(), parameters);
        return new Supernet(
                model,
                RandomModels.ranges(model, RandomModels.questions(MODEL.architecture(), 4, 1), 1),
                WeightQuantizer.LEAST_ERROR);
    }

    /** Different questions whose answer is one token everywhere. */
    private static Samples puzzles(int from, int to, int answer) {
        List<Puzzle> puzzles = new ArrayList<>();
        for (int i = from; i < to; i++) {
            puzzles.add(new Puzzle(
                    new int[] {i % 3, i / 3 % 3, i / 9 % 3, i / 27}, new int[] {answer, answer, answer, answer}));
        }
        return Grids.of("abc", puzzles);
    }
}
