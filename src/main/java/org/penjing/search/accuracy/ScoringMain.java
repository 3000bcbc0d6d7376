package org.penjing.search.accuracy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.penjing.data.SplitName;
import org.penjing.network.family.Family;
import org.penjing.onnx.runtime.StepForm;
import org.penjing.process.ChildMain;
import org.penjing.task.Samples;
import org.penjing.task.Task;
import org.penjing.training.Supernet;
import org.penjing.training.run.SupernetFile;
import org.penjing.training.run.TrainingDirectory;

/**
 * The scoring process: {@code ScoringMain DIR}. It reads its task, supernet and validation samples from the directory, and
 * answers the requests on its standard input (see {@link Wire}) until that ends.
 */
final class ScoringMain {
    static final String NAME = "scoring";

    /**
     * What the scoring of a job needs besides its supernet and samples, which lie in its {@link TrainingDirectory}.
     *
     * @param model of the supernet
     * @param task of the samples
     * @param depth to which every subnet is run; it may be more than the supernet was trained for
     * @param rule which subnets are run on all samples
     * @param workers subnets that run at the same time
     * @param chunk samples of each that are run together, at most
     */
    record Work(Family model, Task task, int depth, FullRunRule rule, int workers, int chunk) {}

    private final SubnetRunner runner;
    private final DataOutputStream answers;

    private ScoringMain(SubnetRunner runner, DataOutputStream answers) {
        this.runner = runner;
        this.answers = answers;
    }

    static void main(String[] args) {
        PrintStream output = System.out;
        System.setOut(System.err);
        ChildMain.run(NAME, () -> {
            TrainingDirectory directory = new TrainingDirectory(Path.of(args[0]));
            Work work = directory.readTask(NAME, Work.class);
            SubnetRunner runner = runner(directory, work);
            new ScoringMain(runner, new DataOutputStream(new BufferedOutputStream(output)))
                    .serve(new DataInputStream(new BufferedInputStream(System.in)), work.workers());
        });
        Runtime.getRuntime().halt(0);
    }

    private static SubnetRunner runner(TrainingDirectory directory, Work work) throws IOException {
        Supernet supernet = SupernetFile.read(directory.supernet(), work.model().architecture());
        Samples samples = work.rule().order(directory.read(SplitName.VALIDATION, work.task()));
        return new LocalRunner(
                supernet,
                samples,
                work.depth(),
                work.rule(),
                StepForm.FASTEST.withChunk(work.chunk()),
                new ScoringMeter());
    }

    private void serve(DataInputStream requests, int workers) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().factory());
        try {
            while (true) {
                Wire.Request request = Wire.readRequest(requests);
                pool.execute(() -> ChildMain.run(NAME, () -> answer(request)));
            }
        } catch (EOFException end) {
            pool.shutdownNow();
        }
    }

    private void answer(Wire.Request request) throws IOException {
        Wire.Answer answer;
        try {
            answer = new Wire.Answer.Ran(request.number(), runner.run(request.compression()));
        } catch (SubnetFailedException failed) {
            answer = new Wire.Answer.Failed(request.number(), String.valueOf(failed.getMessage()));
        }
        synchronized (answers) {
            Wire.write(answers, answer);
        }
    }
}
