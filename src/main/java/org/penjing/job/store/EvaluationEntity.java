package org.penjing.job.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.store.document.StoredEvaluation;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.search.pareto.Fitness;

/**
 * A scored candidate; the database holds each genome once per profile. Within its generation it has a position; rows that
 * are older than migration V6 hold their details as three texts.
 */
@Entity
@Table(name = "evaluation")
class EvaluationEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "evaluation_seq")
    @SequenceGenerator(name = "evaluation_seq", sequenceName = "evaluation_seq", allocationSize = 50)
    private @Nullable Long id;

    @Column(name = "job_id")
    private UUID job;

    private String profile;
    private String genome;
    private int generation;
    private int position;
    private String objectives;
    private double violation;
    private byte @Nullable [] details;
    private @Nullable String candidate;
    private @Nullable String figures;
    private @Nullable String violated;

    @SuppressWarnings("NullAway.Init")
    protected EvaluationEntity() {}

    EvaluationEntity(ProfileKey key, int generation, int position, ScoredCandidate scored) {
        this.job = key.job();
        this.profile = key.profile();
        this.genome = scored.genome();
        this.generation = generation;
        this.position = position;
        this.objectives = Lists.write(scored.fitness().objectives());
        this.violation = scored.fitness().violation();
        this.details = StoredEvaluation.write(scored);
    }

    String genome() {
        return genome;
    }

    ScoredCandidate scored() {
        StoredEvaluation.Details known = details();
        return new ScoredCandidate(
                genome,
                known.candidate(),
                new Fitness(Lists.read(objectives, Double.class), violation),
                known.figures(),
                known.violated());
    }

    private StoredEvaluation.Details details() {
        return details != null
                ? StoredEvaluation.read(details)
                : StoredEvaluation.read(
                        Objects.requireNonNull(candidate),
                        Objects.requireNonNull(figures),
                        Objects.requireNonNull(violated));
    }
}
