package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a server as a stranger would. */
final class Client {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Client(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return MAPPER.readTree(text());
        }

        <T> T as(Class<T> type) {
            return MAPPER.readValue(text(), type);
        }
    }

    record Event(String name, String data) {
        <T> T as(Class<T> type) {
            return MAPPER.readValue(data, type);
        }
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    String text(String path) {
        return get(path).text();
    }

    Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length == 0) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    Answer postChunked(String path, byte[] body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    /** Submits a job, which is taken; its path. */
    String submit(String job) {
        Answer posted = post("/api/v1/jobs", job);
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        return posted.header("Location");
    }

    /** Submits a job and follows it to its end, which is a good one. */
    JobResponse completed(String json) {
        String path = submit(json);
        events(path + "/events");
        JobResponse job = get(path).as(JobResponse.class);
        assertThat(job.state()).isEqualTo(JobStatus.COMPLETED);
        return job;
    }

    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
    }

    /** Follows an event stream to its end. */
    List<Event> events(String path) {
        List<Event> events = new ArrayList<>();
        String name = "";
        for (String line : text(path).lines().toList()) {
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                events.add(new Event(name, line.substring(5)));
            }
        }
        return events;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
