package org.penjing.search.accuracy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.Compression;
import org.penjing.data.SplitName;
import org.penjing.network.family.Family;
import org.penjing.onnx.runtime.StepForm;
import org.penjing.process.ChildFailedException;
import org.penjing.process.ChildJvms;
import org.penjing.process.Launch;
import org.penjing.process.Retries;
import org.penjing.task.Samples;
import org.penjing.task.Task;
import org.penjing.training.Supernet;
import org.penjing.training.run.TrainingDirectory;

/**
 * The accuracy of subnets on a validation split. A subnet is run once, to a given depth, and remembered, so depths, halting
 * thresholds and further profiles cost nothing. Several subnets run at the same time, as far as cores and memory allow. Close
 * it: that ends what is running.
 */
public final class AccuracyScorer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AccuracyScorer.class.getName());
    private static final long CACHE_BYTES = 64 << 20;
    private static final int HEAP_MEGABYTES = 512;

    /** Bytes of native memory that scoring takes at most, unless it is told otherwise. */
    public static final long MEMORY = 1L << 30;

    private final SubnetRunner runner;
    private final Samples samples;
    private final ScoringMeter meter;
    private final Map<Compression, AccuracyTable> cache;
    private final ExecutorService workers;

    private AccuracyScorer(SubnetRunner runner, Samples samples, int depth, int threads, ScoringMeter meter) {
        this.runner = runner;
        this.samples = samples;
        this.meter = meter;
        long each = (long) depth * samples.size() * (samples.task().inputs() + 4);
        this.cache = boundedCache(Math.clamp(CACHE_BYTES / each, 16, 100_000));
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("scoring-", 0).factory());
    }

    /**
     * One that runs subnets in a process of its own, which takes them from a trained supernet's directory.
     *
     * @param model of the supernet
     * @param task of the samples
     * @param depth to which every subnet is run; it may be more than the supernet was trained for
     * @param memoryBytes of native memory that scoring may take, unless one sample of one subnet takes more
     */
    public static AccuracyScorer ofDirectory(
            TrainingDirectory directory,
            Family model,
            Task task,
            int depth,
            FullRunRule rule,
            long memoryBytes,
            ChildJvms children)
            throws IOException {
        ScoringMemory memory = ScoringMemory.within(memoryBytes, model.architecture());
        directory.writeTask(
                ScoringMain.NAME, new ScoringMain.Work(model, task, depth, rule, memory.workers(), memory.chunk()));
        Launch launch = Launch.of(
                ScoringMain.NAME, ScoringMain.class, List.of(directory.path().toString()), HEAP_MEGABYTES);
        return new AccuracyScorer(
                new ScoringProcess(children, launch, Retries.TWO),
                rule.order(directory.read(SplitName.VALIDATION, task)),
                depth,
                memory.workers(),
                new ScoringMeter());
    }

    /** One that runs subnets in this process, within {@link #MEMORY}: for benchmarks. */
    public static AccuracyScorer inThisProcess(Supernet supernet, Samples validation, int depth, FullRunRule rule) {
        ScoringMemory memory = ScoringMemory.within(MEMORY, supernet.model().architecture());
        return inThisProcess(
                supernet, validation, depth, rule, memory.workers(), StepForm.FASTEST.withChunk(memory.chunk()));
    }

    static AccuracyScorer inThisProcess(
            Supernet supernet, Samples validation, int depth, FullRunRule rule, int threads, StepForm form) {
        ScoringMeter meter = new ScoringMeter();
        Samples samples = rule.order(validation);
        return new AccuracyScorer(
                new LocalRunner(supernet, samples, depth, rule, form, meter), samples, depth, threads, meter);
    }

    /**
     * The tables of {@code compressions}, in their order; empty where one could not be run.
     *
     * @throws CancellationException if the calling thread is interrupted; what runs is left to end
     * @throws ChildFailedException if the process that runs subnets dies again and again
     */
    public List<Optional<AccuracyTable>> tables(List<Compression> compressions) {
        Map<Compression, Future<Optional<AccuracyTable>>> pending = new LinkedHashMap<>();
        Map<Compression, Optional<AccuracyTable>> tables = new LinkedHashMap<>();
        for (Compression compression : compressions) {
            AccuracyTable known = known(compression);
            if (known != null) {
                tables.put(compression, Optional.of(known));
            }
            if (known != null || pending.containsKey(compression)) {
                meter.countCached();
            } else {
                Callable<Optional<AccuracyTable>> task = () -> table(compression);
                pending.put(compression, workers.submit(task));
            }
        }
        pending.forEach((compression, future) -> tables.put(compression, await(future, pending)));
        return compressions.stream()
                .map(compression -> Lookup.in(tables, compression))
                .toList();
    }

    public ScoringFigures figures() {
        return meter.figures();
    }

    @Override
    public void close() {
        workers.shutdown();
        runner.close();
        workers.close();
    }

    private Optional<AccuracyTable> table(Compression compression) {
        try {
            SubnetRunner.Run run = runner.run(compression);
            AccuracyTable table =
                    new AccuracyTable(run.result(), samples.first(run.result().samples()), run.full());
            synchronized (cache) {
                cache.put(compression, table);
            }
            meter.countScored();
            return Optional.of(table);
        } catch (SubnetFailedException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot score " + compression, e);
            meter.countFailed();
            return Optional.empty();
        }
    }

    private @Nullable AccuracyTable known(Compression compression) {
        synchronized (cache) {
            return cache.get(compression);
        }
    }

    private static <T> T await(Future<T> future, Map<?, Future<T>> all) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            all.values().forEach(other -> other.cancel(false));
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while scoring");
        } catch (ExecutionException e) {
            all.values().forEach(other -> other.cancel(false));
            throw switch (e.getCause()) {
                case ChildFailedException failed -> failed;
                case CancellationException closed -> closed;
                case null, default -> new IllegalStateException("scoring failed", e.getCause());
            };
        }
    }

    private static Map<Compression, AccuracyTable> boundedCache(int capacity) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Compression, AccuracyTable> eldest) {
                return size() > capacity;
            }
        };
    }
}
