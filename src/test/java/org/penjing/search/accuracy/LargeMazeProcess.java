package org.penjing.search.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.onnx.runtime.StepForm;
import org.penjing.task.Grids;
import org.penjing.task.Samples;
import org.penjing.training.Supernet;

/** Scores networks with attention over 1,024 cells and prints how many megabytes that has added to the process. */
final class LargeMazeProcess {
    private static final int CELLS = 1024;
    private static final int SAMPLES = 32;

    private LargeMazeProcess() {}

    public static void main(String[] args) throws IOException {
        long bytes = Long.parseLong(args[0]) << 20;
        Architecture architecture = ScoringMemoryTest.attention(CELLS);
        Model model = RandomModels.of(architecture, 1);
        Model small = RandomModels.of(ScoringMemoryTest.attention(16), 1);
        Supernet supernet = new Supernet(
                model,
                RandomModels.ranges(small, RandomModels.questions(small.architecture(), 1, 1), 1),
                WeightQuantizer.LEAST_ERROR);
        int[][] questions = RandomModels.questions(architecture, SAMPLES, 2);
        Samples puzzles = Grids.of(
                ".123",
                List.of(questions).stream().map(one -> new Puzzle(one, one)).toList());
        ScoringMemory memory = ScoringMemory.within(bytes, architecture);
        try (AccuracyScorer scorer = AccuracyScorer.inThisProcess(
                supernet,
                puzzles,
                1,
                FullRunRule.always(),
                memory.workers(),
                StepForm.FASTEST.withChunk(memory.chunk()))) {
            long before = kilobytes("VmRSS");
            scorer.tables(ScoringSamples.compressions(architecture, 2));
            System.out.println((kilobytes("VmHWM") - before) / 1024);
        }
    }

    private static long kilobytes(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
