package org.penjing.training;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.penjing.data.Puzzle;

/** Trains the supernet of a directory from its last checkpoint to its end. */
record SupernetRun(
        TrainingDirectory directory, GradientWorkers workers, MemoryGuard memory, Consumer<TrainingProgress> news) {
    /** Batches between a checkpoint with its accuracy record and the next. */
    private static final int INTERVAL = 25;

    private static final int EVALUATED = 128;

    void run() throws IOException {
        SupernetTask task = directory.readTask(TrainingMain.SUPERNET, SupernetTask.class);
        List<Puzzle> puzzles =
                directory.read(directory.trainingPuzzles(), task.alphabet()).all();
        List<Puzzle> heldOut =
                directory.read(directory.validationPuzzles(), task.alphabet()).all();
        heldOut = heldOut.subList(0, Math.min(EVALUATED, heldOut.size()));
        SupernetTrainer trainer = trainer(task, puzzles);
        TrainingRecord record = new TrainingRecord(directory.record());
        record.resumeAt(trainer.state().batch());
        while (!trainer.isDone()) {
            double loss = trainer.nextBatch(workers);
            requireFinite(loss, trainer.state().batch());
            memory.check();
            if (trainer.state().batch() % INTERVAL == 0 || trainer.isDone()) {
                if (trainer.isElastic()) {
                    trainer.calibrate();
                }
                TrainingProgress progress = measured(task, trainer, loss, heldOut);
                record.add(progress);
                new Checkpoint(trainer.state(), trainer.ranges()).write(directory.checkpoint());
                news.accept(progress);
            } else {
                news.accept(progress(task, trainer, loss, null, null));
            }
        }
        SupernetFile.write(trainer.supernet(), directory.supernet());
    }

    private SupernetTrainer trainer(SupernetTask task, List<Puzzle> puzzles) throws IOException {
        if (!Files.exists(directory.checkpoint())) {
            return SupernetTrainer.fresh(task, puzzles);
        }
        Checkpoint checkpoint = Checkpoint.read(directory.checkpoint());
        return new SupernetTrainer(task, puzzles, checkpoint.state(), checkpoint.ranges());
    }

    private static TrainingProgress measured(
            SupernetTask task, SupernetTrainer trainer, double loss, List<Puzzle> heldOut) {
        float[] average = trainer.state().average();
        int depth = task.architecture().recursion().maxDepth();
        double full = Accuracy.exact(task.architecture(), average, Subnet.FULL, depth, heldOut);
        Double smallest = trainer.isElastic()
                ? Accuracy.exact(
                        task.architecture(),
                        average,
                        Subnet.of(task.space().smallest(), trainer.ranges()),
                        depth,
                        heldOut)
                : null;
        return progress(task, trainer, loss, full, smallest);
    }

    private static TrainingProgress progress(
            SupernetTask task,
            SupernetTrainer trainer,
            double loss,
            @Nullable Double exact,
            @Nullable Double smallest) {
        return new TrainingProgress(
                trainer.isElastic() ? "elastic" : "warm-up",
                trainer.state().batch(),
                task.plan().supernetBatches(),
                loss,
                exact,
                smallest);
    }

    private static void requireFinite(double loss, int batch) {
        if (!Double.isFinite(loss)) {
            throw new TrainingFailedException(
                    "the loss is no longer a number after " + batch + " batches: use a smaller learningRate");
        }
    }
}
