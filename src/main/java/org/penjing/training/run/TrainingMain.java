package org.penjing.training.run;

import java.nio.file.Path;
import org.penjing.process.ChildMain;
import org.penjing.training.optimizer.GradientWorkers;
import org.penjing.training.torch.TorchThreads;
import tools.jackson.databind.json.JsonMapper;

/**
 * The training process: {@code TrainingMain supernet|fine-tune DIR}. It reads its task and puzzles from the directory,
 * resumes from what it finds there, and prints a {@link TrainingProgress} a line.
 */
final class TrainingMain {
    static final String NAME = "training";
    static final String SUPERNET = "supernet";
    static final String FINE_TUNE = "fine-tune";

    private static final JsonMapper JSON = JsonMapper.shared();

    private TrainingMain() {}

    static void main(String[] args) {
        ChildMain.endWithParent();
        ChildMain.run(NAME, () -> {
            TorchThreads.useOne();
            TrainingDirectory directory = new TrainingDirectory(Path.of(args[1]));
            MemoryGuard memory = MemoryGuard.fromProperty();
            try (GradientWorkers workers = new GradientWorkers()) {
                switch (args[0]) {
                    case SUPERNET -> new SupernetRun(directory, workers, memory, TrainingMain::report).run();
                    case FINE_TUNE -> new FineTuneRun(directory, workers, memory, TrainingMain::report).run();
                    default -> throw new IllegalArgumentException("unknown task " + args[0]);
                }
            }
        });
    }

    private static void report(TrainingProgress progress) {
        System.out.println(JSON.writeValueAsString(progress));
    }
}
