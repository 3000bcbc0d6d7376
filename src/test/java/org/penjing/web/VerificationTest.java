package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.job.JobFiles;
import org.penjing.web.Client.Answer;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import tools.jackson.databind.JsonNode;

class VerificationTest {
    @TempDir
    static Path directory;

    private static PenjingServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = PenjingServer.start(
                directory.resolve("home"), 0, Map.of("penjing.jobs.disk-reserve", "1KB"), FakeParts.class);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
        FakeParts.WORKBENCH.reset();
    }

    @Test
    void aPostVerifiesAPointInAJobOfItsOwn() {
        String path = completed(client.post("/api/v1/jobs", JobFiles.SMALL));
        JsonNode point = client.get(path + "/fronts/m4")
                .json()
                .at("/points")
                .valueStream()
                .filter(other -> other.path("verified").isNull())
                .findFirst()
                .orElseThrow();
        String genome = point.path("genome").asString();

        Answer posted = client.post(path + "/fronts/m4/" + genome + "/verify", "");
        assertThat(posted.status()).isEqualTo(202);
        String verification = completed(posted);

        assertThat(client.get(verification + "/best/m4")
                        .json()
                        .at("/point/genome")
                        .asString())
                .isEqualTo(genome);
        JsonNode job = client.get(verification).json().path("job");
        assertThat(job.at("/supernet/job").asString()).isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        assertThat(job.at("/search/genomes/0").asString()).isEqualTo(genome);
    }

    @Test
    void whatNoSearchHasRunIsNotFound() {
        String path = completed(client.post("/api/v1/jobs", JobFiles.SMALL));
        Answer unknown = client.post(path + "/fronts/m4/77/verify", "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/detail").asString()).contains("has run no candidate 77 for m4");
    }

    /** The path of a job that has been submitted, once it has ended well. */
    private static String completed(Answer posted) {
        String path = posted.header("Location");
        assertThat(client.events(path + "/events")
                        .getLast()
                        .as(JobResponse.class)
                        .state())
                .isEqualTo(JobStatus.COMPLETED);
        return path;
    }
}
