package org.penjing.job.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.job.state.GenerationSummary;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.work.GenerationResult;

/** A finished generation of a search, with what the search needs to go on from it. */
@Entity
@Table(name = "generation")
class GenerationEntity {
    @EmbeddedId
    private Key key;

    private int evaluations;
    private int cached;
    private int failed;
    private String front;
    private double hypervolume;
    private @Nullable Double correlation;
    private long scoringMillis;
    private String checkpoint;
    private Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected GenerationEntity() {}

    /** @param evaluations networks run up to and including this generation */
    GenerationEntity(ProfileKey profile, GenerationResult result, int evaluations, Instant now) {
        this.key = new Key(profile.job(), profile.profile(), result.generation());
        this.evaluations = evaluations;
        this.cached = result.cached();
        this.failed = result.failed();
        this.front = Lists.write(result.front());
        this.hypervolume = result.hypervolume();
        this.correlation = result.correlation();
        this.scoringMillis = result.scoringTime().toMillis();
        this.checkpoint = result.checkpoint();
        this.finishedAt = now;
    }

    /** A later generation has a checkpoint of its own. */
    void supersede() {
        checkpoint = "";
    }

    String checkpoint() {
        return checkpoint;
    }

    List<String> front() {
        return Lists.read(front, String.class);
    }

    /** @param share of the latest front's hypervolume */
    GenerationSummary summary(double share) {
        return new GenerationSummary(key.generation(), evaluations, front().size(), share, correlation);
    }

    /** One generation of one profile of one job. */
    @Embeddable
    record Key(@Column(name = "job_id") UUID job, String profile, int generation) {}
}
