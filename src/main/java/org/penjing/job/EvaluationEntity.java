package org.penjing.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.work.Figures;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.search.Fitness;
import org.penjing.space.Candidate;

/** A scored candidate; the database holds each genome once per profile. */
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
    private String candidate;
    private String objectives;
    private double violation;
    private String figures;
    private String violated;

    @SuppressWarnings("NullAway.Init")
    protected EvaluationEntity() {}

    EvaluationEntity(ProfileKey key, int generation, int position, ScoredCandidate scored) {
        this.job = key.job();
        this.profile = key.profile();
        this.genome = scored.genome();
        this.generation = generation;
        this.position = position;
        this.candidate = Json.write(scored.candidate());
        this.objectives = Json.write(scored.fitness().objectives());
        this.violation = scored.fitness().violation();
        this.figures = Json.write(scored.figures());
        this.violated = Json.write(scored.violated());
    }

    String genome() {
        return genome;
    }

    ScoredCandidate scored() {
        return new ScoredCandidate(
                genome,
                Json.read(candidate, Candidate.class),
                new Fitness(Json.list(objectives, Double.class), violation),
                Json.read(figures, Figures.class),
                Json.list(violated, LimitCheck.class));
    }
}
