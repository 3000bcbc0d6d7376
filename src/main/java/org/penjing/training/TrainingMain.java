package org.penjing.training;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.pytorch.global.torch;
import tools.jackson.databind.json.JsonMapper;

/**
 * The training process: {@code TrainingMain supernet|fine-tune DIR}. It reads its task and puzzles from the directory,
 * resumes from what it finds there, prints a {@link TrainingProgress} a line, and ends when its standard input does, so it
 * never outlives the process that started it.
 */
final class TrainingMain {
    /** Exit code of a failure that the last line of standard error explains. */
    static final int FAILED = 3;

    static final String SUPERNET = "supernet";
    static final String FINE_TUNE = "fine-tune";

    private static final JsonMapper JSON = JsonMapper.shared();

    private TrainingMain() {}

    static void main(String[] args) {
        Thread.ofPlatform().daemon().start(TrainingMain::endWithParent);
        torch.set_num_threads(1);
        TrainingDirectory directory = new TrainingDirectory(Path.of(args[1]));
        MemoryGuard memory = MemoryGuard.fromProperty();
        try (GradientWorkers workers = new GradientWorkers()) {
            switch (args[0]) {
                case SUPERNET -> new SupernetRun(directory, workers, memory, TrainingMain::report).run();
                case FINE_TUNE -> new FineTuneRun(directory, workers, memory, TrainingMain::report).run();
                default -> throw new IllegalArgumentException("unknown task " + args[0]);
            }
        } catch (IOException e) {
            fail("training could not read or write its files: " + e.getMessage());
        } catch (TrainingFailedException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            fail("training ended unexpectedly: " + e);
        }
    }

    private static void report(TrainingProgress progress) {
        System.out.println(JSON.writeValueAsString(progress));
    }

    private static void fail(String reason) {
        System.err.println(reason.replaceAll("\\s*\\R\\s*", " "));
        System.exit(FAILED);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            System.err.println("lost the parent process: " + e.getMessage());
        }
        Runtime.getRuntime().halt(FAILED);
    }
}
