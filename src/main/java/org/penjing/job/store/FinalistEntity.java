package org.penjing.job.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.store.document.Damaged;
import org.penjing.job.store.document.StoredVerified;
import org.penjing.job.work.Verified;
import org.penjing.search.space.Candidate;

/** A candidate chosen for fine-tuning, and what became of it. */
@Entity
@Table(name = "finalist")
public class FinalistEntity {
    @EmbeddedId
    private Key key;

    private String genome;
    private boolean fineTuned;
    private @Nullable String verified;

    @SuppressWarnings("NullAway.Init")
    protected FinalistEntity() {}

    FinalistEntity(ProfileKey profile, int place, String genome) {
        this.key = new Key(profile.job(), profile.profile(), place);
        this.genome = genome;
    }

    void fineTuned() {
        fineTuned = true;
    }

    void verified(Verified outcome) {
        verified = StoredVerified.write(outcome);
    }

    UUID job() {
        return key.job();
    }

    String profile() {
        return key.profile();
    }

    public int place() {
        return key.place();
    }

    public String genome() {
        return genome;
    }

    boolean isFineTuned() {
        return fineTuned;
    }

    /** @param estimate the candidate as it was searched; null is answered until it is verified */
    @Nullable
    Verified outcome(Candidate estimate) {
        return Damaged.asNone(verified, json -> StoredVerified.read(json, estimate.haltThreshold()));
    }

    /** The n-th finalist of one profile of one job. */
    @Embeddable
    public record Key(@Column(name = "job_id") UUID job, String profile, int place) {}
}
