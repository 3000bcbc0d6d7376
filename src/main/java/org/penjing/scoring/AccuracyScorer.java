package org.penjing.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.onnx.OnnxRuntimeException;
import org.penjing.onnx.StepForm;
import org.penjing.onnx.StepSession;
import org.penjing.onnx.StepwiseResult;
import org.penjing.scoring.ScoringFigures.Phase;
import org.penjing.tensor.Lookup;

/**
 * The accuracy of subnets on a validation split. A subnet is run once, to a given depth, and remembered, so depths, halting
 * thresholds and further profiles cost nothing. Each core runs a subnet of its own. Close it: that waits for what is running.
 */
public final class AccuracyScorer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AccuracyScorer.class.getName());
    private static final long CACHE_BYTES = 64 << 20;

    /** Bytes of native memory that scoring takes at most, unless it is told otherwise. */
    public static final long MEMORY = 1L << 30;

    private final SupernetView supernet;
    private final int depth;
    private final FullRunRule rule;
    private final StepForm form;
    private final List<Puzzle> puzzles;
    private final int[][] questions;
    private final ScoringMeter meter = new ScoringMeter();
    private final Map<Compression, AccuracyTable> cache;
    private final ExecutorService workers;

    /** A scorer within {@link #MEMORY}. */
    public AccuracyScorer(SupernetView supernet, Puzzles validation, int depth, FullRunRule rule) {
        this(supernet, validation, depth, rule, MEMORY);
    }

    /**
     * @param depth to which every subnet is run; it may be more than the supernet was trained for
     * @param memoryBytes of native memory that scoring may take, unless one sample of one subnet takes more
     */
    public AccuracyScorer(SupernetView supernet, Puzzles validation, int depth, FullRunRule rule, long memoryBytes) {
        this(
                supernet,
                validation,
                depth,
                rule,
                ScoringMemory.within(
                        memoryBytes,
                        supernet.model().architecture(),
                        Runtime.getRuntime().availableProcessors(),
                        StepForm.FASTEST.chunk()));
    }

    private AccuracyScorer(
            SupernetView supernet, Puzzles validation, int depth, FullRunRule rule, ScoringMemory memory) {
        this(supernet, validation, depth, rule, memory.workers(), StepForm.FASTEST.withChunk(memory.chunk()));
    }

    AccuracyScorer(SupernetView supernet, Puzzles validation, int depth, FullRunRule rule, int threads, StepForm form) {
        this.supernet = supernet;
        this.depth = depth;
        this.rule = rule;
        List<Puzzle> shuffled = new ArrayList<>(validation.all());
        Collections.shuffle(
                shuffled,
                Random.from(RandomGeneratorFactory.of("L64X128MixRandom").create(rule.seed())));
        this.puzzles = List.copyOf(shuffled);
        this.questions = puzzles.stream().map(Puzzle::question).toArray(int[][]::new);
        this.form = form.withChunk(chunk(form.chunk()));
        this.cache = boundedCache(
                Math.clamp(CACHE_BYTES / ((long) depth * questions.length * (validation.cells() + 4)), 16, 100_000));
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("scoring-", 0).factory());
    }

    /**
     * The tables of {@code compressions}, in their order; empty where ONNX Runtime failed.
     *
     * @throws CancellationException if the calling thread is interrupted; what runs is left to end
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

    ScoringMeter meter() {
        return meter;
    }

    @Override
    public void close() {
        workers.close();
    }

    private Optional<AccuracyTable> table(Compression compression) {
        try {
            AccuracyTable table = run(compression);
            synchronized (cache) {
                cache.put(compression, table);
            }
            meter.countScored();
            return Optional.of(table);
        } catch (OnnxRuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot score " + compression, e);
            meter.countFailed();
            return Optional.empty();
        }
    }

    private AccuracyTable run(Compression compression) {
        CompressedModel subnet = meter.timed(Phase.SLICE, () -> supernet.subnet(compression));
        byte[] file = meter.timed(Phase.BUILD, () -> StepSession.file(subnet, form));
        int subset = Math.min(rule.subset(), questions.length);
        try (StepSession session = meter.timed(Phase.LOAD, () -> StepSession.open(file, subnet, form))) {
            StepwiseResult first = run(session, 0, subset);
            boolean all = subset == questions.length;
            AccuracyTable table = new AccuracyTable(first, puzzles.subList(0, subset), all);
            if (all || meter.timed(Phase.COMPARE, () -> rule.settles(table))) {
                return table;
            }
            StepwiseResult rest = run(session, subset, questions.length);
            return new AccuracyTable(first.with(rest), puzzles, true);
        }
    }

    private StepwiseResult run(StepSession session, int from, int to) {
        int[][] part = Arrays.copyOfRange(questions, from, to);
        return meter.timed(Phase.RUN, () -> session.run(part, depth));
    }

    /** A chunk that the subset and the rest both fill well. */
    private int chunk(int wished) {
        int subset = Math.min(rule.subset(), questions.length);
        return Math.min(wished, subset);
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
            throw new IllegalStateException("scoring failed", e.getCause());
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
