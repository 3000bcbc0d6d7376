package org.penjing.pipeline;

import java.time.Duration;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Progress;
import org.penjing.job.work.Progress.Stage;
import org.penjing.pipeline.context.JobContext;
import org.penjing.training.TrainingPlan;

/**
 * What later stages of a job take, from rates that its training measures. The constants are those of one machine
 * (docs/benchmarks/service.md); what a stage has begun with goes by its own pace.
 *
 * @param maxDepth that the network is trained for
 * @param validation puzzles that networks are scored on
 */
record Forecast(JobSpec spec, int maxDepth, int validation) {
    /** Networks that are tuned before the search, mostly. */
    private static final int TRIALS = 4;

    /** Of a step of training on as many puzzles. */
    private static final double SCORING_STEP = 0.03;

    /** Depths that are scored, in those that are trained for. */
    private static final int DEEPER = 3;

    private static final Duration OF_THE_STRATEGY = Duration.ofMillis(60);
    private static final Duration OF_A_PROOF = Duration.ofSeconds(5);

    static Forecast of(JobContext context) {
        return new Forecast(
                context.spec(),
                context.model().maxDepth(),
                context.data().validation().size());
    }

    /** The share of the training stage that goes to the supernet; the rest goes to the networks that are tuned on trial. */
    static double supernetShare(JobSpec spec) {
        TrainingPlan plan = spec.training();
        int maxDepth = spec.model().maxDepth();
        double supernet = plan.supernetWork(maxDepth);
        return supernet / (supernet + TRIALS * plan.tuningWork(maxDepth));
    }

    /** Tells what later stages take if a step of training takes so long. */
    void tell(Progress progress, double secondsPerStep) {
        double steps = SCORING_STEP * maxDepth * validation / spec.training().batchSize();
        tellScoring(progress, steps * secondsPerStep);
        tellTuning(progress, spec.training().tuningWork(maxDepth) * secondsPerStep);
        tellProofs(progress);
    }

    void tellProofs(Progress progress) {
        progress.expect(Stage.VERIFYING, OF_A_PROOF.multipliedBy(finalists()));
    }

    /** @param secondsPerNetwork that scoring takes up to the depth that is trained for */
    void tellScoring(Progress progress, double secondsPerNetwork) {
        long networks = (long) spec.search().evaluations() * spec.profiles().size();
        progress.expect(
                Stage.SEARCHING,
                seconds(networks * DEEPER * secondsPerNetwork).plus(OF_THE_STRATEGY.multipliedBy(networks)));
    }

    /** @param secondsPerNetwork that tuning takes */
    void tellTuning(Progress progress, double secondsPerNetwork) {
        progress.expect(Stage.FINE_TUNING, seconds(finalists() * secondsPerNetwork));
    }

    private long finalists() {
        return (long) spec.search().finalists() * spec.profiles().size();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(1000 * Math.min(seconds, 1e9)));
    }
}
