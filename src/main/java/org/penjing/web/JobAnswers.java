package org.penjing.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.penjing.job.JobPage;
import org.penjing.job.JobView;
import org.penjing.job.ProfileView;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.state.EvaluationCounts;
import org.penjing.job.state.JobEvent;
import org.penjing.job.state.JobState;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FrontPoint;
import org.penjing.web.api.BaselineResponse;
import org.penjing.web.api.GenerationResponse;
import org.penjing.web.api.JobListResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import org.penjing.web.api.ProfileResponse;

/** What jobs are like, as it goes over the wire. */
final class JobAnswers {
    private JobAnswers() {}

    static JobListResponse page(JobPage page) {
        return new JobListResponse(
                page.jobs().stream().map(JobAnswers::job).toList(),
                page.page(),
                page.size(),
                page.pages(),
                page.total());
    }

    static JobResponse job(JobView view) {
        Duration left = view.timeLeft();
        Baseline baseline = view.baseline();
        FeasibilityReport feasibility = view.feasibility();
        return new JobResponse(
                view.id(),
                view.spec().name(),
                status(view.state()),
                view.phase(),
                Math.round(view.percent() * 10) / 10.0,
                view.createdAt(),
                view.startedAt(),
                view.finishedAt(),
                seconds(view.elapsed()),
                left == null ? null : seconds(left),
                seconds(view.sinceSignOfLife()),
                view.spec().seed(),
                view.reason(),
                evaluations(view.evaluations()),
                view.spec().search().evaluations(),
                feasibility == null ? null : CheckAnswers.check(feasibility),
                baseline == null ? null : baseline(baseline),
                view.profiles().stream().map(JobAnswers::profile).toList(),
                JobSpecReader.tree(view.spec()));
    }

    static GenerationResponse generation(JobEvent.GenerationStored event) {
        return new GenerationResponse(
                event.profile(),
                event.generation(),
                event.evaluations(),
                event.scored(),
                event.infeasible(),
                event.cached(),
                event.failed(),
                event.frontSize(),
                event.hypervolume(),
                seconds(event.scoringTime()));
    }

    static BaselineResponse baseline(Baseline baseline) {
        return new BaselineResponse(baseline.score(), baseline.cellAccuracy(), baseline.flashBytes(), baseline.depth());
    }

    /** A state goes by one name inside and outside. */
    static JobStatus status(JobState state) {
        return JobStatus.valueOf(state.name());
    }

    static @Nullable JobState state(@Nullable JobStatus status) {
        return status == null ? null : JobState.valueOf(status.name());
    }

    private static ProfileResponse profile(ProfileView view) {
        FrontPoint best = view.best();
        return new ProfileResponse(
                view.profile(),
                view.satisfiable(),
                view.searched(),
                view.generation(),
                view.evaluations(),
                view.frontSize(),
                view.hypervolume(),
                best == null ? null : PointAnswers.point(best),
                view.published());
    }

    private static JobResponse.Evaluations evaluations(EvaluationCounts counts) {
        return new JobResponse.Evaluations(counts.scored(), counts.infeasible(), counts.cached(), counts.failed());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
