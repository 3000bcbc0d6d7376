package org.penjing.job.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.state.ProfileKey;
import org.penjing.job.work.Figures;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;

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

    /** What no query asks for. */
    record Details(Candidate candidate, Figures figures, List<LimitCheck> violated) {}

    @SuppressWarnings("NullAway.Init")
    protected EvaluationEntity() {}

    EvaluationEntity(ProfileKey key, int generation, int position, ScoredCandidate scored) {
        this.job = key.job();
        this.profile = key.profile();
        this.genome = scored.genome();
        this.generation = generation;
        this.position = position;
        this.objectives = Json.write(scored.fitness().objectives());
        this.violation = scored.fitness().violation();
        this.details = Json.zip(new Details(scored.candidate(), scored.figures(), scored.violated()));
    }

    String genome() {
        return genome;
    }

    ScoredCandidate scored() {
        Details known = details();
        return new ScoredCandidate(
                genome,
                known.candidate(),
                new Fitness(Json.list(objectives, Double.class), violation),
                known.figures(),
                known.violated());
    }

    private Details details() {
        return details != null
                ? Json.unzip(details, Details.class)
                : new Details(
                        Json.read(Objects.requireNonNull(candidate), Candidate.class),
                        Json.read(Objects.requireNonNull(figures), Figures.class),
                        Json.list(Objects.requireNonNull(violated), LimitCheck.class));
    }
}
