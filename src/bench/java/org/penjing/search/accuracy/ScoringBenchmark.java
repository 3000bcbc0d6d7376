package org.penjing.search.accuracy;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.network.Answers;
import org.penjing.network.Questions;
import org.penjing.onnx.ModelCard;
import org.penjing.onnx.OnnxWriter;
import org.penjing.onnx.runtime.InferenceSession;
import org.penjing.onnx.runtime.SessionTuning;
import org.penjing.onnx.runtime.SessionTuning.Optimization;
import org.penjing.onnx.runtime.StepForm;
import org.penjing.onnx.runtime.StepSession;
import org.penjing.onnx.runtime.StepwiseResult;

/**
 * Measures how fast subnets are scored: the ways of running one on ONNX Runtime side by side, then the scorer as a search uses
 * it. Ways are interleaved and each subnet's best round counts, in processor time, so that other work on the machine
 * disturbs all of them alike and little.
 */
public final class ScoringBenchmark {
    private static final int ROUNDS = 3;
    private static final SessionTuning PLAIN = new SessionTuning(Optimization.NONE, true, true);

    private final PrintStream out;
    private final BenchmarkProblem problem = new BenchmarkProblem();
    private final int[][] questions = ((Questions.Tokens) problem.samples().questions()).all();

    private ScoringBenchmark(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        run(System.out);
    }

    /** Takes about two minutes on two cores. */
    public static void run(PrintStream out) {
        ScoringBenchmark benchmark = new ScoringBenchmark(out);
        benchmark.compareForms();
        benchmark.measureScorer();
    }

    /** One way of scoring a subnet: processor seconds of writing and loading it and of running it, and the answers. */
    private interface Way {
        Run run(CompressedModel model);
    }

    private record Run(double prepare, double run, byte[] answers) {}

    private void compareForms() {
        Map<String, Way> ways = ways();
        List<Compression> subnets = problem.population(12, 1);
        Map<String, Totals> totals = new LinkedHashMap<>();
        for (Compression compression : subnets) {
            CompressedModel model = problem.supernet().subnet(compression);
            Map<String, Totals> best = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                byte[] exact = new byte[0];
                for (var way : ways.entrySet()) {
                    Run run = way.getValue().run(model);
                    exact = exact.length == 0 ? run.answers() : exact;
                    Totals measured = new Totals(run.prepare(), run.run(), different(exact, run.answers()));
                    best.merge(way.getKey(), measured, Totals::best);
                }
            }
            best.forEach((name, one) -> totals.merge(name, one, Totals::plus));
        }
        print(totals, subnets.size());
    }

    private Map<String, Way> ways() {
        StepForm exact = StepForm.FASTEST.withRounding16(true);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("tokens first, all results rounded", form(exact));
        ways.put("same, chunks of 32", form(exact.withChunk(32)));
        ways.put("same, chunks of 256", form(exact.withChunk(256)));
        ways.put("same, chunk size unknown", form(new StepForm(64, false, true, PLAIN)));
        ways.put("same, all graph optimizations", form(exact.withTuning(SessionTuning.DEFAULT)));
        ways.put("same, no arena", form(exact.withTuning(new SessionTuning(Optimization.NONE, true, false))));
        ways.put("in use: 16-bit results left as floats", form(StepForm.FASTEST));
        ways.put("exported inference (Loop)", this::loop);
        return ways;
    }

    private Way form(StepForm form) {
        return model -> {
            double start = processorSeconds();
            byte[] file = StepSession.file(model, form);
            try (StepSession session = StepSession.open(file, model, form)) {
                double loaded = processorSeconds();
                StepwiseResult result = session.run(problem.samples().questions(), BenchmarkProblem.DEPTH);
                double end = processorSeconds();
                return new Run(
                        loaded - start,
                        end - loaded,
                        ((Answers.Tokens) result.answers().getLast()).all());
            }
        };
    }

    private Run loop(CompressedModel model) {
        double start = processorSeconds();
        byte[] file =
                OnnxWriter.inference(IntegerNetwork.of(model), new ModelCard("", BenchmarkProblem.DEPTH, 1, Map.of()));
        try (InferenceSession session = new InferenceSession(file)) {
            double loaded = processorSeconds();
            int[][] answers = session.run(questions).answers();
            double end = processorSeconds();
            byte[] flat = new byte[answers.length * answers[0].length];
            for (int i = 0; i < flat.length; i++) {
                flat[i] = (byte) answers[i / answers[0].length][i % answers[0].length];
            }
            return new Run(loaded - start, end - loaded, flat);
        }
    }

    private void print(Map<String, Totals> totals, int subnets) {
        double reference = totals.values().iterator().next().seconds();
        line(
                "Processor milliseconds per subnet, %d puzzles, depth %d, %d random subnets, best of %d rounds",
                questions.length, BenchmarkProblem.DEPTH, subnets, ROUNDS);
        line("");
        line("| way | write and load | run | all | relative | cells answered otherwise |");
        line("|---|---:|---:|---:|---:|---:|");
        totals.forEach((name, sum) -> line(
                "| %s | %.1f | %.1f | %.1f | %.2f | %.3f %% |",
                name,
                1000 * sum.prepare() / subnets,
                1000 * sum.run() / subnets,
                1000 * sum.seconds() / subnets,
                sum.seconds() / reference,
                100 * sum.different() / subnets));
        line("");
    }

    private void measureScorer() {
        List<Compression> warmUp = problem.population(8, 2);
        List<Compression> population = problem.population(96, 3);
        int threads = Runtime.getRuntime().availableProcessors();
        try (AccuracyScorer scorer = AccuracyScorer.inThisProcess(
                problem.supernet(), problem.samples(), BenchmarkProblem.DEPTH, FullRunRule.always())) {
            scorer.tables(warmUp);
            ScoringFigures before = scorer.figures();
            double start = System.nanoTime() / 1e9;
            scorer.tables(population);
            double seconds = System.nanoTime() / 1e9 - start;
            line(
                    "Scorer, %d threads, every subnet on all puzzles: %.1f subnets/s",
                    threads, population.size() / seconds);
            printShares(before, scorer.figures());
        }
    }

    private void printShares(ScoringFigures before, ScoringFigures after) {
        Map<ScoringFigures.Phase, Double> spent = new LinkedHashMap<>();
        after.seconds()
                .forEach((phase, sum) -> spent.put(phase, sum - before.seconds().getOrDefault(phase, 0.0)));
        double all = spent.values().stream().mapToDouble(Double::doubleValue).sum();
        List<String> shares = new ArrayList<>();
        spent.forEach((phase, sum) -> shares.add(
                String.format(Locale.ROOT, "%s %.0f %%", phase.name().toLowerCase(Locale.ROOT), 100 * sum / all)));
        line("Shares of the threads' time: %s", String.join(", ", shares));
    }

    private void line(String format, Object... values) {
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /** The processor time of this thread, which is the one that ONNX Runtime computes on. */
    private static double processorSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static double different(byte[] one, byte[] other) {
        int different = 0;
        for (int i = 0; i < one.length; i++) {
            different += one[i] == other[i] ? 0 : 1;
        }
        return (double) different / one.length;
    }

    /** Seconds, and the share of cells that are answered otherwise than by the first way. */
    private record Totals(double prepare, double run, double different) {
        double seconds() {
            return prepare + run;
        }

        Totals best(Totals other) {
            return new Totals(Math.min(prepare, other.prepare), Math.min(run, other.run), different);
        }

        Totals plus(Totals other) {
            return new Totals(prepare + other.prepare, run + other.run, different + other.different);
        }
    }
}
