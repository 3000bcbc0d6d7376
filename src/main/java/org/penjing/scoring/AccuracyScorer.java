package org.penjing.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.onnx.StepSession;
import org.penjing.onnx.StepwiseResult;
import org.penjing.training.Supernet;

/**
 * Runs subnets of one supernet on its validation split with ONNX Runtime, as they would ship: weights as integers, activations
 * quantized. The first puzzles decide whether the rest is worth running. What was run is remembered by compression, so depth,
 * threshold and device cost nothing more. Uses all cores, each with a session of one thread.
 */
public final class AccuracyScorer implements AutoCloseable {
    /** The puzzles that every subnet is run on. */
    static final int FIRST_PUZZLES = 64;

    private static final int REMEMBERED = 4096;

    private final Supernet supernet;
    private final int[][] questions;
    private final int[][] answers;
    private final int vocabulary;
    private final int depth;
    private final ExecutorService threads;
    private final ScoringTimes times = new ScoringTimes();
    private final Map<Compression, Trace> known =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Compression, Trace> eldest) {
                    return size() > REMEMBERED;
                }
            });

    public AccuracyScorer(Supernet supernet, Puzzles validation) {
        this(supernet, validation, Runtime.getRuntime().availableProcessors());
    }

    AccuracyScorer(Supernet supernet, Puzzles validation, int threads) {
        this.supernet = supernet;
        this.questions = validation.all().stream().map(Puzzle::question).toArray(int[][]::new);
        this.answers = validation.all().stream().map(Puzzle::answer).toArray(int[][]::new);
        this.vocabulary = validation.alphabet().size();
        this.depth = supernet.model().recursion().maxDepth();
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /** A subnet to run. {@code promising} looks at the first puzzles and says whether the rest matters. */
    record Request(Compression compression, Predicate<Trace> promising) {}

    /** The traces of {@code requests}, in their order. Requests for one compression wait for each other. */
    List<Trace> traces(List<Request> requests) {
        Map<Compression, List<Request>> byCompression = new LinkedHashMap<>();
        requests.forEach(request -> byCompression
                .computeIfAbsent(request.compression(), _ -> new ArrayList<>())
                .add(request));
        List<Future<?>> runs = new ArrayList<>();
        for (List<Request> sameNetwork : byCompression.values()) {
            runs.add(threads.submit(() -> sameNetwork.forEach(this::trace)));
        }
        runs.forEach(AccuracyScorer::await);
        return requests.stream().map(this::trace).toList();
    }

    /** Where the time went. */
    public ScoringTimes times() {
        return times;
    }

    Supernet supernet() {
        return supernet;
    }

    private Trace trace(Request request) {
        Trace trace = known.get(request.compression());
        if (trace == null || needsMore(trace, request)) {
            trace = measure(request, trace);
            known.put(request.compression(), trace);
        }
        return view(trace, request);
    }

    /** What a request sees does not depend on what others asked for before: the first puzzles alone unless they promise. */
    private Trace view(Trace trace, Request request) {
        Trace first = first(trace);
        return request.promising().test(first) ? trace : first;
    }

    private boolean needsMore(Trace trace, Request request) {
        return trace.puzzles() < questions.length && request.promising().test(first(trace));
    }

    private Trace first(Trace trace) {
        return trace.puzzles() <= FIRST_PUZZLES
                ? trace
                : new Trace(trace.said().first(FIRST_PUZZLES), answers, vocabulary);
    }

    private Trace measure(Request request, @Nullable Trace begun) {
        long start = System.nanoTime();
        CompressedModel model = supernet.subnet(request.compression());
        byte[] file = StepSession.file(model);
        long built = System.nanoTime();
        try (StepSession session = StepSession.open(file, model)) {
            long opened = System.nanoTime();
            StepwiseResult said = begun == null ? session.run(part(0, FIRST_PUZZLES), depth) : begun.said();
            Trace trace = new Trace(said, answers, vocabulary);
            if (trace.puzzles() < questions.length && request.promising().test(trace)) {
                said = said.with(session.run(part(said.samples(), questions.length), depth));
                trace = new Trace(said, answers, vocabulary);
            }
            times.add(built - start, opened - built, System.nanoTime() - opened);
            return trace;
        }
    }

    private int[][] part(int from, int to) {
        return Arrays.copyOfRange(questions, from, Math.min(to, questions.length));
    }

    private static void await(Future<?> run) {
        try {
            run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scoring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("scoring failed: " + e.getCause(), e.getCause());
        }
    }

    /** Waits for runs in progress: a session must not be torn down under its caller. */
    @Override
    public void close() {
        threads.close();
    }
}
