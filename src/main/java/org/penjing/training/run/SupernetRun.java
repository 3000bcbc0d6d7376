package org.penjing.training.run;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.penjing.data.SplitName;
import org.penjing.network.Architecture;
import org.penjing.process.ChildFailedException;
import org.penjing.task.Samples;
import org.penjing.training.FineTuner;
import org.penjing.training.HeldOutAnswers;
import org.penjing.training.LearningCheck;
import org.penjing.training.Score;
import org.penjing.training.Supernet;
import org.penjing.training.SupernetTask;
import org.penjing.training.SupernetTrainer;
import org.penjing.training.TrainingPlan;
import org.penjing.training.optimizer.GradientWorkers;
import org.penjing.training.torch.FlatParameters;
import org.penjing.training.torch.Subnet;

/** Trains the supernet of a directory from its last checkpoint to its end, then tunes its full network in float. */
record SupernetRun(
        TrainingDirectory directory, GradientWorkers workers, MemoryGuard memory, Consumer<TrainingProgress> news) {
    /** Batches between a checkpoint with its accuracy record and the next. */
    private static final int INTERVAL = 25;

    private static final int EVALUATED = 128;

    void run() throws IOException {
        SupernetTask task = directory.readTask(TrainingMain.SUPERNET, SupernetTask.class);
        Samples samples = directory.read(SplitName.TRAINING, task.task());
        Samples heldOut = directory.read(SplitName.VALIDATION, task.task());
        SupernetTrainer trainer = trainer(task, samples);
        train(task, trainer, samples, heldOut.first(EVALUATED));
        Supernet supernet = trainer.supernet();
        SupernetFile.write(baseline(task, supernet, samples, heldOut), directory.baseline());
        SupernetFile.write(supernet, directory.supernet());
    }

    private void train(SupernetTask task, SupernetTrainer trainer, Samples samples, Samples heldOut)
            throws IOException {
        LearningCheck check = new LearningCheck(task, samples, heldOut);
        TrainingRecord record = new TrainingRecord(directory.record());
        record.resumeAt(trainer.state().batch());
        String warning = null;
        while (!trainer.isDone()) {
            double loss = trainer.nextBatch(workers);
            requireFinite(loss, trainer.state().batch());
            memory.check();
            if (trainer.state().batch() % INTERVAL == 0 || trainer.isDone()) {
                if (trainer.isElastic()) {
                    trainer.calibrate();
                }
                Score full = score(task, trainer, Subnet.FULL, heldOut);
                Score smallest = trainer.isElastic()
                        ? score(
                                task,
                                trainer,
                                Subnet.of(
                                        task.space().smallest(),
                                        trainer.ranges(),
                                        task.plan().quantizer()),
                                heldOut)
                        : null;
                warning = check.warning(full, trainer.state().batch());
                TrainingProgress progress = progress(task, trainer, loss, full, smallest, warning);
                record.add(progress);
                new Checkpoint(trainer.state(), trainer.ranges()).write(directory);
                news.accept(progress);
            } else {
                news.accept(progress(task, trainer, loss, null, null, warning));
            }
        }
    }

    /** The best that this training gives without compression, tuned as finalists are. */
    private Supernet baseline(SupernetTask task, Supernet supernet, Samples samples, Samples heldOut) {
        TrainingPlan plan = task.plan();
        int depth = bestDepth(supernet, heldOut);
        FineTuner tuner = FineTuner.inFloat(supernet, depth, plan, task.seed(), samples);
        while (!tuner.isDone()) {
            double loss = tuner.nextBatch(workers);
            memory.check();
            news.accept(new TrainingProgress(
                    "float network",
                    plan.supernetBatches() + tuner.batch(),
                    plan.supernetBatches() + plan.fineTuneBatches(),
                    done(task, plan.supernetBatches(), tuner.batch()),
                    loss,
                    null,
                    null,
                    null));
        }
        FineTuner.Result result = tuner.result(heldOut);
        new LearningCheck(task, samples, heldOut).requireLearned(result.score());
        return result.subnet();
    }

    /** The smallest of the depths that solve the most. */
    private static int bestDepth(Supernet supernet, Samples heldOut) {
        Architecture architecture = supernet.model().architecture();
        List<Score> scores = HeldOutAnswers.byDepth(
                architecture,
                new FlatParameters(architecture).flat(supernet.model()),
                Subnet.FULL,
                architecture.recursion().depth(Supernet.DEEPEST),
                heldOut);
        return 1
                + IntStream.range(0, scores.size())
                        .boxed()
                        .max(Comparator.<Integer>comparingDouble(
                                        step -> scores.get(step).headline())
                                .thenComparing(Comparator.reverseOrder()))
                        .orElseThrow();
    }

    private SupernetTrainer trainer(SupernetTask task, Samples samples) {
        Checkpoint checkpoint = Checkpoint.last(directory);
        return checkpoint == null
                ? SupernetTrainer.fresh(task, samples)
                : new SupernetTrainer(task, samples, checkpoint.state(), checkpoint.ranges());
    }

    private static Score score(SupernetTask task, SupernetTrainer trainer, Subnet subnet, Samples heldOut) {
        Architecture architecture = task.architecture();
        float[] average = trainer.state().average();
        return HeldOutAnswers.at(architecture.recursion().maxDepth(), architecture, average, subnet, heldOut);
    }

    private static TrainingProgress progress(
            SupernetTask task,
            SupernetTrainer trainer,
            double loss,
            @Nullable Score full,
            @Nullable Score smallest,
            @Nullable String warning) {
        return new TrainingProgress(
                trainer.isElastic() ? "elastic" : "warm-up",
                trainer.state().batch(),
                task.plan().supernetBatches() + task.plan().fineTuneBatches(),
                done(task, trainer.state().batch(), 0),
                loss,
                full == null ? null : full.headline(),
                smallest == null ? null : smallest.headline(),
                warning);
    }

    private static double done(SupernetTask task, int batches, int tuned) {
        int depth = task.architecture().recursion().maxDepth();
        return task.plan().work(batches, tuned, depth) / task.plan().supernetWork(depth);
    }

    private static void requireFinite(double loss, int batch) {
        if (!Double.isFinite(loss)) {
            throw new ChildFailedException(
                    "the loss is no longer a number after " + batch + " batches: use a smaller learningRate");
        }
    }
}
