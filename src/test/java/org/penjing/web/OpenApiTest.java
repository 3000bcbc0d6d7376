package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.web.Client.Answer;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
    @TempDir
    private Path directory;

    @Test
    void describesItselfAsOpenApi() {
        try (PenjingServer server = PenjingServer.start(directory, 0, Map.of(), FakeParts.class)) {
            check(new Client(server.port()));
        }
    }

    private static void check(Client client) {
        Answer document = client.get("/v3/api-docs");
        assertThat(document.json().at("/openapi").asString()).startsWith("3.");
        assertThat(document.json().at("/paths").propertyNames())
                .contains("/api/v1/jobs", "/api/v1/jobs:check", "/api/v1/jobs/{id}/best/{profile}/{file}");
        assertThat(document.json().at("/info/title").asString()).isEqualTo("Penjing");
        JsonNode submission = document.json().at("/paths/~1api~1v1~1jobs/post");
        assertThat(submission.at("/responses").propertyNames())
                .contains("202", "400", "413")
                .doesNotContain("200");
        assertThat(submission
                        .at("/responses/400/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(document.json().at("/components/schemas/Problem/properties").propertyNames())
                .contains("detail", "faults");
        String example =
                submission.at("/requestBody/content/application~1json/example").toString();
        assertThat(client.post("/api/v1/jobs:check", example).status())
                .as("the fake catalogue has other profiles, and nothing else is wrong with it")
                .isEqualTo(400);
        assertThat(client.get("/swagger-ui.html").status()).isIn(200, 302);
        assertThat(client.get("/swagger-ui/index.html").text()).contains("swagger-ui");
    }
}
