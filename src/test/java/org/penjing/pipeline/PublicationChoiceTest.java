package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.compress.Compression;
import org.penjing.export.Evidence;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Figures;
import org.penjing.job.work.Figures.Costs;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Publication;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.job.work.Verified;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.space.Candidate;

class PublicationChoiceTest {
    @Test
    void aReportSaysWhetherItsFinalistIsTheBestAndByWhat() {
        assertThat(PublishStation.choice(publication(2, 2), "smallest"))
                .startsWith(
                        "Finalist 2 is the best of the verified ones (smallest), chosen by its figures on the test");
        assertThat(PublishStation.choice(publication(1, 2), "accurate"))
                .isEqualTo("Finalist 1 is not the best of the verified ones (accurate): that is finalist 2.");
    }

    private static Publication publication(int rank, int best) {
        Figures figures = new Figures(new Costs(1, 1, 1, 1, 1, 1, null, null), null);
        ScoredCandidate estimate = new ScoredCandidate(
                "g", new Candidate(new Compression(Map.of(), Map.of()), 1, 1), Fitness.feasible(1), figures, List.of());
        return new Publication(
                "m4",
                new Finalist("m4", rank, estimate),
                best,
                new Verified(figures, 1.0, List.of(), null, Evidence.NONE),
                Path.of("."),
                new Baseline(1, 1, 1, 1),
                List.of());
    }
}
