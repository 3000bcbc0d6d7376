package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.job.JobFiles;

/** Every endpoint, with requests that are right but for a few random faults. */
class FuzzTest {
    private static final int REQUESTS = 10_000;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final long MEGABYTE = 1 << 20;
    private static final String KEY = "a key that no one else has";
    private static final String ID = "00000000-0000-0000-0000-000000000000";

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "BREW");

    private static final List<String> PATHS = List.of(
            "/api/v1/jobs",
            "/api/v1/jobs?state=QUEUED&page=0&size=20",
            "/api/v1/jobs:check",
            "/api/v1/data",
            "/api/v1/data/0000000000000000000000000000000000000000000000000000000000000000",
            "/api/v1/jobs/" + ID,
            "/api/v1/jobs/" + ID + "/events",
            "/api/v1/jobs/" + ID + "/cancel",
            "/api/v1/jobs/" + ID + "/fronts/stm32f446re",
            "/api/v1/jobs/" + ID + "/fronts/stm32f446re/1",
            "/api/v1/jobs/" + ID + "/fronts/stm32f446re/g/verify",
            "/api/v1/jobs/" + ID + "/fronts/stm32f446re/1/model.onnx",
            "/api/v1/jobs/" + ID + "/best/stm32f446re",
            "/api/v1/jobs/" + ID + "/best/stm32f446re/model.onnx",
            "/api/v1/hardware-profiles",
            "/api/v1/search-spaces",
            "/actuator/health",
            "/actuator/prometheus",
            "/v3/api-docs",
            "/swagger-ui.html",
            "/error",
            "/");

    private static final List<String> ODD = List.of(
            "%00",
            "%ff",
            "%ED%A0%80",
            "..%2f..",
            "/proc/self/mem",
            ";x=1",
            "//",
            "\\",
            "{",
            "\u0001",
            "é",
            "?",
            "#",
            "%",
            "\uD83D\uDE00",
            "'",
            "\"",
            "<",
            "-1",
            "99999999999999999999",
            "1e999",
            "NaN",
            "null",
            "true",
            "[]",
            "{}",
            "\\ud800",
            "\\u0000",
            ",",
            ":",
            " ",
            "\t");

    private static final List<String> HEADERS = List.of(
            "Accept: image/png",
            "Accept: ,",
            "Accept: */*;q=2",
            "Accept: text/event-stream",
            "Content-Type: text/plain",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: application/json; charset=utf-7",
            "Content-Type: ;",
            "Range: bytes=9-1",
            "Range: bytes=0-",
            "If-Modified-Since: yesterday",
            "If-None-Match: *",
            "Origin: http://evil.example",
            "X-Forwarded-Prefix: /a//b",
            "X-Forwarded-Port: many",
            "X-Forwarded-For: ::::",
            "X-Forwarded-Host: [",
            "Forwarded: for=;host=\"",
            "Cookie: a=b; =",
            "Content-Encoding: gzip",
            "Expect: 100-continue",
            "X-HTTP-Method-Override: DELETE",
            "Accept-Language: zz-*-,");

    @TempDir
    Path directory;

    @Test
    void randomFaultsGetProblemDetailsInTimeNeverAServerErrorAndTakeNoMemory() throws IOException {
        Map<String, String> settings =
                Map.of("penjing.jobs.disk-reserve", "1KB", "penjing.api-key", KEY, "penjing.body-time", "2s");
        Random random = new Random(20261127);
        try (PenjingServer server = PenjingServer.start(directory.resolve("home"), 0, settings, FakeParts.class)) {
            List<String> wrong = new ArrayList<>();
            long warm = 0;
            for (int i = 0; i < REQUESTS; i++) {
                String request = request(random);
                RawAnswer answer = RawAnswer.to(server.port(), request, PATIENCE_MILLIS);
                boolean problem = answer.header("content-type").equals("application/problem+json");
                boolean bodiless = request.startsWith("HEAD ");
                if (answer.status() < 200 || answer.status() > 499 || answer.status() > 399 && !problem && !bodiless) {
                    wrong.add(request + "\n=> " + answer.text());
                }
                if (i == REQUESTS / 2) {
                    warm = usedMemory();
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(usedMemory()).isLessThan(warm + 32 * MEGABYTE);
        } finally {
            FakeParts.WORKBENCH.reset();
        }
    }

    private static String request(Random random) {
        String path = pick(random, PATHS);
        String body = "";
        String method = pick(random, METHODS);
        String type = "application/json";
        if (method.equals("POST") || random.nextInt(10) == 0) {
            body = JobFiles.SMALL;
            path = random.nextInt(3) == 0 ? path : random.nextBoolean() ? "/api/v1/jobs" : "/api/v1/jobs:check";
            for (int faults = random.nextInt(1, 4); faults > 0; faults--) {
                body = faulty(body, random);
            }
        }
        if (random.nextInt(3) == 0) {
            path = "/" + faulty(path.substring(1), random);
        }
        String headers = random.nextInt(3) == 0 ? pick(random, HEADERS) + "\r\n" : "";
        boolean typed = headers.startsWith("Content-Type");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + KEY
                + "\r\n" + headers + (typed ? "" : "Content-Type: " + type + "\r\n") + "Content-Length: " + bytes.length
                + "\r\n\r\n" + body;
    }

    private static String faulty(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(12));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + pick(random, ODD) + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(at);
            default -> text.substring(0, at) + pick(random, ODD) + text.substring(to);
        };
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** @param text the head of an answer and what came after it */
    private record RawAnswer(String text) {
        static RawAnswer to(int port, String request, int patienceMillis) throws IOException {
            String text = RawClient.answer(port, request.getBytes(StandardCharsets.UTF_8), patienceMillis);
            return new RawAnswer(text.replaceFirst("^HTTP/1.1 100 ?\r\n\r\n", ""));
        }

        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .collect(Collectors.joining());
        }
    }
}
