package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penjing.GoldenFile;
import org.penjing.job.state.JobState;
import org.penjing.web.api.JobStatus;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds the bodies of answers, which clients of any version read. */
class WireTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void aStateHasOneNameInsideAndOutside() {
        assertThat(Stream.of(JobState.values()).map(JobAnswers::status)).containsExactly(JobStatus.values());
        assertThat(Stream.of(JobStatus.values()).map(JobAnswers::state)).containsExactly(JobState.values());
        assertThat(Stream.of(JobStatus.values()).filter(JobStatus::isTerminal).map(JobAnswers::state))
                .containsExactlyElementsOf(Stream.of(JobState.values())
                        .filter(JobState::isTerminal)
                        .toList());
    }

    @Test
    void answersHaveTheFieldsThatTheyHaveAlwaysHad() throws IOException {
        GoldenFile.requireSame(
                "answers.json",
                Stream.of(
                                JobAnswers.page(JobSamples.PAGE),
                                PointAnswers.front(JobSamples.FRONT),
                                PointAnswers.finalist(JobSamples.FINALIST),
                                CheckAnswers.check(JobSamples.FEASIBILITY),
                                JobAnswers.generation(JobSamples.GENERATION),
                                List.of(CatalogController.device(JobSamples.PROFILE)),
                                List.of(CatalogController.space(JobSamples.SPACE)),
                                DataController.response(JobSamples.UPLOAD),
                                JobSamples.PROBLEM)
                        .flatMap(answer -> MAPPER.writeValueAsString(answer).lines())
                        .toList());
    }
}
