package org.penjing.pipeline;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.hardware.Limit;
import org.penjing.job.request.SearchSpec;
import org.penjing.job.work.SearchHistory;
import org.penjing.job.work.SearchRun;
import org.penjing.job.work.WorkbenchException;
import org.penjing.pipeline.context.JobContext;
import org.penjing.pipeline.context.Target;
import org.penjing.process.ChildJvms;
import org.penjing.search.SearchSettings;
import org.penjing.search.Strategy;
import org.penjing.search.accuracy.AccuracyScorer;
import org.penjing.search.accuracy.FullRunRule;
import org.penjing.search.scoring.AccuracyFloor;
import org.penjing.search.scoring.CandidateScorer;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.strategy.Strategies;
import org.penjing.task.Samples;

/** Opens the searches of one job. The accuracies that one profile's search has measured serve the next profile too. */
final class SearchStation implements AutoCloseable {
    private final JobContext context;
    private final ChildJvms children;
    private final long memoryBytes;
    private @Nullable AccuracyScorer accuracies;

    /** @param memoryBytes of native memory that scoring may take */
    SearchStation(JobContext context, ChildJvms children, long memoryBytes) {
        this.context = context;
        this.children = children;
        this.memoryBytes = memoryBytes;
    }

    SearchRun open(String profile, SearchHistory history) throws IOException {
        Target target = context.target(profile);
        SearchSpec spec = context.spec().search();
        CandidateScorer scorer = new CandidateScorer(
                accuracies(target),
                target::cost,
                target.limits(),
                floor(target.limits().bound(Limit.ACCURACY_DROP)));
        List<Candidate> elsewhere = given(target, history);
        SearchSettings settings = SearchSettings.of(
                        Strategy.parse(spec.strategy()),
                        spec.evaluations(),
                        context.spec().seed())
                .withGuesses(history.listed().isEmpty() ? target.guesses() : listed(target, history))
                .withGiven(elsewhere);
        return new ProfileSearch(
                Strategies.search(target.space(), settings, scorer),
                scorer,
                target,
                context.station(),
                history,
                elsewhere);
    }

    /** Of the networks that were run for other profiles, those that this one can use. */
    private static List<Candidate> given(Target target, SearchHistory history) {
        CandidateSpace space = target.space();
        return history.runElsewhere().stream()
                .filter(space::contains)
                .filter(candidate -> target.violations(space.candidate(space.network(space.genome(candidate))))
                        .isEmpty())
                .distinct()
                .toList();
    }

    private static List<Candidate> listed(Target target, SearchHistory history) {
        if (!history.listed().stream().allMatch(target.space()::contains)) {
            throw new WorkbenchException(
                    "the search space does not offer the candidates any more, which an update of Penjing or of the"
                            + " space's file has changed; search the supernet again");
        }
        return history.listed();
    }

    /** Ends the process that measures accuracies; another search starts another one. */
    @Override
    public synchronized void close() {
        if (accuracies != null) {
            accuracies.close();
            accuracies = null;
        }
    }

    private synchronized AccuracyScorer accuracies(Target target) throws IOException {
        if (accuracies == null) {
            // What is hopeless for the most lenient profile of a job is hopeless for all of them.
            double estimated = floor(context.largestAccuracyDrop()).estimated();
            accuracies = AccuracyScorer.ofDirectory(
                    context.files(),
                    context.model(),
                    context.task(),
                    target.space().largest().depth(),
                    FullRunRule.above(estimated, context.spec().seed()),
                    memoryBytes,
                    children);
        }
        return accuracies;
    }

    private AccuracyFloor floor(double accuracyDrop) throws IOException {
        Samples validation = context.data().validation();
        return AccuracyFloor.of(
                FloatBaseline.of(context).validation().score(),
                accuracyDrop,
                validation.task().headline(),
                validation.size(),
                TuningTrial.gain(context));
    }
}
