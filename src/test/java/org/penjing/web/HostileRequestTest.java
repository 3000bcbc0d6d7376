package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.job.JobFiles;

/** What no client of good will sends. */
class HostileRequestTest {
    private static final String KEY = "a key that no one else has";
    private static final int PATIENCE_MILLIS = 10_000;

    @TempDir
    static Path directory;

    private static PenjingServer server;

    @BeforeAll
    static void start() {
        server = PenjingServer.start(
                directory.resolve("home"),
                0,
                Map.of("penjing.jobs.disk-reserve", "1KB", "penjing.api-key", KEY),
                FakeParts.class);
    }

    @AfterAll
    static void stop() {
        server.close();
        FakeParts.WORKBENCH.reset();
    }

    /** The body never comes, so an answer tells that nobody waited for it. */
    @ParameterizedTest
    @CsvSource({
        "PUT, application/x-www-form-urlencoded",
        "POST, application/x-www-form-urlencoded",
        "PATCH, application/x-www-form-urlencoded",
        "POST, multipart/form-data; boundary=x",
        "POST, application/json"
    })
    void noBodyIsReadBeforeTheKey(String method, String type) throws IOException {
        try (Socket socket = RawClient.connect(server.port(), PATIENCE_MILLIS)) {
            socket.getOutputStream()
                    .write(request(
                            method, "/api/v1/jobs", "Content-Type: " + type + "\r\nTransfer-Encoding: chunked", ""));
            byte[] head = socket.getInputStream().readNBytes(300);
            String answer = new String(head, StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 401").containsIgnoringCase("Connection: close");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET  | /api/v1/jobs?page=1000000000                                | X-None: 1                             |
        GET  | /api/v1/jobs?page=99999999999999                            | X-None: 1                             |
        GET  | /actuator/prometheus                                        | Accept: ,                             |
        GET  | /actuator/prometheus                                        | Accept: image/png                     |
        GET  | /error                                                      | X-None: 1                             |
        GET  | /api/v1/jobs                                                | Accept: image/png                     |
        POST | /api/v1/jobs                                                | Content-Type: multipart/form-data     | --x
        POST | /api/v1/jobs                                                | Content-Type: multipart/form-data; boundary=x | --x
        POST | /api/v1/jobs                                                | Content-Type: text/nonsense/odd       | {}
        TRACE| /api/v1/jobs                                                | X-None: 1                             |
        BREW | /api/v1/jobs                                                | X-None: 1                             |
        GET  | /api/v1/jobs/%00                                            | X-None: 1                             |
        GET  | /api/v1/jobs/%ED%A0%80                                      | X-None: 1                             |
        GET  | /api/v1/jobs/..%2f..                                        | X-None: 1                             |
        """)
    void oddRequestsAreTheClientsFaultAndAnsweredAsProblems(String method, String path, String header, String body)
            throws IOException {
        String content = body == null ? "" : body;
        String answer = answer(
                method,
                path,
                "Authorization: Bearer " + KEY + "\r\n" + header + "\r\nContent-Length: " + content.length(),
                content);
        assertThat(answer).matches("(?s)HTTP/1.1 [24].*");
    }

    @Test
    void aThousandParametersAndMoreAreNoServerError() throws IOException {
        String parameters =
                IntStream.range(0, 1_200).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"));
        assertThat(answer("GET", "/api/v1/jobs?" + parameters.substring(0, 7_000), "Authorization: Bearer " + KEY))
                .matches("(?s)HTTP/1.1 [24].*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "evaluations": 20 | "evaluations": 20, "tolerance": 9%s
        "evaluations": 20 | "evaluations": 9%s
        "seed": 7         | "seed": 9%s
        "seed": 7         | "seed": 1e999999999
        "small"           | "\\ud800"
        """)
    void numbersBeyondAllBoundsAndHalfCharactersAreFaultsOfTheJobFile(String part, String odd) throws IOException {
        String job = JobFiles.with(part, odd.formatted("0".repeat(310)));
        String answer = answer(
                "POST",
                "/api/v1/jobs",
                "Authorization: Bearer " + KEY + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + job.length(),
                job);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void aSubmissionWhoseAnswerNobodyCanReadMakesNoJob() throws IOException {
        String key = "Authorization: Bearer " + KEY;
        String before = answer("GET", "/api/v1/jobs", key);
        String answer = answer(
                "POST",
                "/api/v1/jobs",
                key + "\r\nAccept: image/png\r\nContent-Type: application/json\r\nContent-Length: "
                        + JobFiles.SMALL.length(),
                JobFiles.SMALL);
        assertThat(answer).startsWith("HTTP/1.1 406");
        assertThat(total(answer("GET", "/api/v1/jobs", key))).isEqualTo(total(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"
            })
    void whatIsNotHttpIsAnsweredAsAProblemToo(String request) throws IOException {
        String answer = RawClient.answer(server.port(), request.getBytes(StandardCharsets.US_ASCII), PATIENCE_MILLIS);
        assertThat(answer)
                .matches("(?s)HTTP/1.1 [45].*")
                .contains("application/problem+json")
                .doesNotContain("<html");
    }

    @Test
    void behindAProxyAddressesCarryItsPrefix() throws IOException {
        String job = JobFiles.SMALL;
        String answer = answer(
                "POST",
                "/api/v1/jobs",
                "Authorization: Bearer " + KEY + "\r\nX-Forwarded-Prefix: /tiny\r\nContent-Type: application/json"
                        + "\r\nContent-Length: " + job.length(),
                job);
        assertThat(answer).startsWith("HTTP/1.1 202").contains("Location: /tiny/api/v1/jobs/");
        String location = answer.replaceAll("(?s).*Location: /tiny([^\r]*)\r.*", "$1");
        assertThat(answer("GET", location + "/events", "Authorization: Bearer " + KEY))
                .contains("X-Accel-Buffering: no", "Cache-Control: no-store");
        assertThat(answer("GET", "/v3/api-docs", "Authorization: Bearer " + KEY + "\r\nX-Forwarded-Prefix: /tiny"))
                .containsPattern("\"url\":\"http://localhost[^\"]*/tiny\"");
        assertThat(answer("GET", "/actuator/health", "X-Forwarded-Prefix: /tiny"))
                .startsWith("HTTP/1.1 200");
    }

    private static String total(String answer) {
        return answer.replaceAll("(?s).*(\"total\":\\d+).*", "$1");
    }

    private static String answer(String method, String path, String headers) throws IOException {
        return answer(method, path, headers, "");
    }

    private static String answer(String method, String path, String headers, String body) throws IOException {
        return RawClient.answer(
                server.port(), request(method, path, headers + "\r\nConnection: close", body), PATIENCE_MILLIS);
    }

    private static byte[] request(String method, String path, String headers, String body) {
        String request = method.strip() + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n" + body;
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }
}
