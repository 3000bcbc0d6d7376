package org.penjing.job.store;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.work.GenerationResult;

/** How far a job is for one of its profiles. */
@Entity
@Table(name = "job_profile")
public class ProfileEntity {
    @EmbeddedId
    private ProfileKey key;

    private int position;
    private boolean satisfiable;
    private boolean searched;
    private int generation;
    private int evaluations;
    private long searchMillis;
    private String front;
    private @Nullable Double hypervolume;
    private @Nullable String bestGenome;
    private boolean published;

    @SuppressWarnings("NullAway.Init")
    protected ProfileEntity() {}

    ProfileEntity(ProfileKey key, int position) {
        this.key = key;
        this.position = position;
        this.satisfiable = true;
        this.front = "[]";
    }

    /** Nothing is searched where even the smallest subnet breaks a limit. */
    void unsatisfiable() {
        satisfiable = false;
        searched = true;
    }

    /** @throws IllegalStateException if the generation does not follow the last stored one */
    void advance(GenerationResult result, Duration spent) {
        if (result.generation() != generation + 1) {
            throw new IllegalStateException("generation " + result.generation() + " of " + key.profile()
                    + " cannot follow generation " + generation);
        }
        generation = result.generation();
        evaluations += result.networks();
        searchMillis += spent.toMillis();
        front = Lists.write(result.front());
        hypervolume = result.hypervolume();
    }

    /** Names the best feasible candidate so far, as the job calls best; null while there is none. */
    void lead(@Nullable String best) {
        bestGenome = best;
    }

    void finishSearch() {
        searched = true;
    }

    void publish(String genome) {
        bestGenome = genome;
        published = true;
    }

    public ProfileKey key() {
        return key;
    }

    public String profile() {
        return key.profile();
    }

    int position() {
        return position;
    }

    public boolean satisfiable() {
        return satisfiable;
    }

    public boolean searched() {
        return searched;
    }

    public int generation() {
        return generation;
    }

    public int evaluations() {
        return evaluations;
    }

    Duration searchTime() {
        return Duration.ofMillis(searchMillis);
    }

    public List<String> front() {
        return Lists.read(front, String.class);
    }

    @Nullable
    public Double hypervolume() {
        return hypervolume;
    }

    @Nullable
    public String bestGenome() {
        return bestGenome;
    }

    public boolean published() {
        return published;
    }
}
