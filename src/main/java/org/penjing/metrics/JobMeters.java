package org.penjing.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.penjing.job.state.JobEvent;
import org.penjing.job.state.JobState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Meters fed by the events of jobs. */
@Component
class JobMeters {
    private final MeterRegistry registry;
    private final Counter feasible;
    private final Counter infeasible;
    private final Counter cached;
    private final Counter failed;
    private final Counter networks;
    private final Counter trainingSteps;
    private final Timer scoring;
    private final Map<UUID, Map<String, SearchGauges>> searches = new ConcurrentHashMap<>();

    JobMeters(MeterRegistry registry, JobCounts counts) {
        this.registry = registry;
        this.feasible = evaluations("feasible");
        this.infeasible = evaluations("infeasible");
        this.cached = evaluations("cached");
        this.failed = evaluations("failed");
        this.networks = Counter.builder("penjing.networks")
                .description("Networks run by searches, each to every depth")
                .register(registry);
        this.trainingSteps = Counter.builder("penjing.training.steps")
                .description("Training steps done, supernets and finalists")
                .register(registry);
        this.scoring = Timer.builder("penjing.scoring")
                .description("Time to score the candidates of one generation")
                .register(registry);
        for (JobState state : JobState.values()) {
            Gauge.builder("penjing.jobs", counts, all -> all.of(state))
                    .description("Jobs by state")
                    .tag("state", state.name())
                    .register(registry);
        }
    }

    private Counter evaluations(String outcome) {
        return Counter.builder("penjing.evaluations")
                .description("Candidates that searches scored, every depth of each network, and proposals that were"
                        + " answered otherwise")
                .tag("outcome", outcome)
                .register(registry);
    }

    @EventListener
    void on(JobEvent event) {
        switch (event) {
            case JobEvent.Trained trained -> trainingSteps.increment(trained.steps());
            case JobEvent.GenerationStored generation -> record(generation);
            case JobEvent.StateChanged(UUID job, JobState state) -> {
                if (state.isTerminal()) {
                    forget(job);
                }
            }
            case JobEvent.Progressed _ -> {}
        }
    }

    private void record(JobEvent.GenerationStored generation) {
        feasible.increment(generation.scored() - generation.infeasible());
        infeasible.increment(generation.infeasible());
        networks.increment(generation.networks());
        cached.increment(generation.cached());
        failed.increment(generation.failed());
        scoring.record(generation.scoringTime());
        searches.computeIfAbsent(generation.job(), _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(generation.profile(), profile -> new SearchGauges(registry, generation.job(), profile))
                .set(generation);
    }

    private void forget(UUID job) {
        Map<String, SearchGauges> gauges = searches.remove(job);
        if (gauges != null) {
            gauges.values().forEach(SearchGauges::remove);
        }
    }

    /** The gauges of one search, there only while its job runs, so that their number stays small. */
    private static final class SearchGauges {
        private final MeterRegistry registry;
        private final List<Meter> meters;
        private volatile double hypervolume;
        private volatile int frontSize;

        SearchGauges(MeterRegistry registry, UUID job, String profile) {
            this.registry = registry;
            this.meters = List.of(
                    Gauge.builder("penjing.search.hypervolume", this, gauges -> gauges.hypervolume)
                            .description("Hypervolume of the front of a running job")
                            .tag("job", job.toString())
                            .tag("profile", profile)
                            .register(registry),
                    Gauge.builder("penjing.search.front.size", this, gauges -> gauges.frontSize)
                            .description("Candidates on the front of a running job")
                            .tag("job", job.toString())
                            .tag("profile", profile)
                            .register(registry));
        }

        void set(JobEvent.GenerationStored generation) {
            hypervolume = generation.hypervolume();
            frontSize = generation.frontSize();
        }

        void remove() {
            meters.forEach(registry::remove);
        }
    }
}
