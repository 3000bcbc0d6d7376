package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penjing.web.Client.assertProblem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.export.Bundle;
import org.penjing.job.JobFiles;
import org.penjing.web.Client.Answer;
import org.penjing.web.api.JobResponse;
import tools.jackson.databind.JsonNode;

/** What an ended job gives to be downloaded. */
class PublishedFilesTest {
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
    }

    @ParameterizedTest
    @CsvSource({"firmware.zip, application/zip", "integer.json, application/json", "manifest.json, application/json"})
    void aPublishedJobGivesWhatProvesIt(String file, String type) {
        String path = client.post("/api/v1/jobs", JobFiles.SMALL).header("Location");
        client.events(path + "/events");
        Answer answer = client.get(path + "/best/m0/" + file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + file + "\"");
    }

    @Test
    void everyVerifiedFinalistCanBeDownloaded() {
        String path = "/api/v1/jobs/" + client.completed(JobFiles.SMALL).id();
        int best = client.get(path + "/best/m4").json().at("/rank").asInt();
        for (int rank = 1; rank <= 2; rank++) {
            JsonNode finalist = client.get(path + "/fronts/m4/" + rank).json();
            assertThat(finalist.at("/best").asBoolean()).isEqualTo(rank == best);
            assertThat(finalist.at("/files").size()).isEqualTo(Bundle.FILES.size());
            String model =
                    client.get(path + "/fronts/m4/" + rank + "/model.onnx").text();
            assertThat(model)
                    .isEqualTo("model.onnx " + finalist.at("/point/genome").asString());
            assertThat(model.equals(client.get(path + "/best/m4/model.onnx").text()))
                    .isEqualTo(rank == best);
        }
        Answer unknown = client.get(path + "/fronts/m4/7/model.onnx");
        assertProblem(unknown, 404);
        assertThat(unknown.json().at("/detail").asString()).endsWith("no finalist of rank 7 for m4; it has 1, 2");
        assertProblem(client.get(path + "/fronts/m4/first"), 400);
    }

    @Test
    void aPublishedFileThatIsGoneFromTheDiskIsNotFoundInASentence() throws Exception {
        JobResponse job = client.completed(JobFiles.SMALL);
        String path = "/api/v1/jobs/" + job.id() + "/best/m4/model.onnx";
        try (var files =
                Files.walk(directory.resolve("home/jobs").resolve(job.id().toString()))) {
            for (Path file : files.filter(file -> file.endsWith("model.onnx")).toList()) {
                Files.delete(file);
            }
        }
        Answer answer = client.get(path);
        assertProblem(answer, 404);
        assertThat(answer.json().at("/detail").asString()).contains("lost its file model.onnx for m4");
    }
}
