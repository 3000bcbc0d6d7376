package org.penjing.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.CompressedModelFile;
import org.penjing.data.SplitName;
import org.penjing.task.Samples;
import org.penjing.training.FineTuneTask;
import org.penjing.training.FineTuner;
import org.penjing.training.Supernet;
import org.penjing.training.optimizer.GradientWorkers;

/** Tunes the finalists of a directory one after the other; those already tuned are left alone. */
record FineTuneRun(
        TrainingDirectory directory, GradientWorkers workers, MemoryGuard memory, Consumer<TrainingProgress> news) {
    void run() throws IOException {
        FineTuneTask task = directory.readTask(TrainingMain.FINE_TUNE, FineTuneTask.class);
        Supernet supernet = SupernetFile.read(directory.supernet(), task.model().architecture());
        Samples samples = directory.read(SplitName.TRAINING, task.task());
        Samples heldOut = directory.read(SplitName.VALIDATION, task.task());
        int done = 0;
        for (FineTuneTask.Finalist finalist : task.finalists()) {
            if (!Files.exists(directory.finalist(finalist.name()))) {
                tune(task, finalist, supernet, samples, heldOut, done);
            }
            done++;
        }
    }

    private void tune(
            FineTuneTask task,
            FineTuneTask.Finalist finalist,
            Supernet supernet,
            Samples samples,
            Samples heldOut,
            int done)
            throws IOException {
        int each = task.plan().fineTuneBatches();
        FineTuner tuner = FineTuner.of(supernet, finalist, task.plan(), task.seed(), samples);
        while (!tuner.isDone()) {
            double loss = tuner.nextBatch(workers);
            memory.check();
            news.accept(new TrainingProgress(
                    finalist.name(),
                    done * each + tuner.batch(),
                    task.finalists().size() * each,
                    (done + (double) tuner.batch() / each) / task.finalists().size(),
                    loss,
                    null,
                    null,
                    null));
        }
        Supernet tuned = tuner.result(heldOut).subnet();
        CompressedModelFile.write(
                CompressedModel.of(tuned.model(), finalist.compression(), tuned.ranges(), tuned.quantizer()),
                directory.finalist(finalist.name()));
    }
}
