package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penjing.web.Client.assertProblem;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.InvalidInputException;
import org.penjing.export.Bundle;
import org.penjing.job.JobFiles;
import org.penjing.web.Client.Answer;
import org.penjing.web.Client.Event;
import org.penjing.web.api.JobListResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;

/** The whole service with stations that take no time. */
class ServerTest {
    @TempDir
    static Path directory;

    private static PenjingServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = PenjingServer.start(
                directory.resolve("home"),
                0,
                Map.of("penjing.jobs.disk-reserve", "1KB", "penjing.heartbeat", "200ms", "penjing.check-limit", "2s"),
                FakeParts.class);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void reset() {
        FakeParts.WORKBENCH.reset();
    }

    @Test
    void jobRunsFromPostToDownloads() {
        Answer posted = client.post("/api/v1/jobs", JobFiles.SMALL);
        assertThat(posted.status()).isEqualTo(202);
        JobResponse submitted = posted.as(JobResponse.class);
        String path = "/api/v1/jobs/" + submitted.id();
        assertThat(posted.header("Location")).isEqualTo(path);

        List<Event> events = client.events(path + "/events");
        assertThat(events.getFirst().name()).isEqualTo("state");
        assertThat(events).extracting(Event::name).contains("generation", "progress");
        Event last = events.getLast();
        assertThat(last.name()).isEqualTo("state");
        assertThat(last.as(JobResponse.class).state()).isEqualTo(JobStatus.COMPLETED);

        JobResponse job = client.get(path).as(JobResponse.class);
        assertThat(job.percent()).isEqualTo(100);
        assertThat(job.profiles()).hasSize(2).allMatch(profile -> profile.published() && profile.best() != null);
        assertThat(job.job()).isEqualTo(submitted.job());

        Answer model = client.get(path + "/best/m4/model.onnx");
        assertThat(model.text()).startsWith("model.onnx ");
        assertThat(model.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(model.header("Content-Disposition")).isEqualTo("attachment; filename=\"model.onnx\"");
        assertThat(client.get(path + "/best/m4/step.onnx").status()).isEqualTo(200);
        assertThat(client.get(path + "/best/m4/report.json").header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(client.get(path + "/best/m4/report.html").header("Content-Type"))
                .isEqualTo("text/html;charset=UTF-8");
        assertThat(client.get(path + "/best/m4/bundle.zip").header("Content-Type"))
                .isEqualTo("application/zip");

        assertThat(client.get(path + "/best/m4").json().at("/point/proof").asString())
                .isEqualTo("host C");

        assertThat(client.get(path + "/fronts/m0")
                        .json()
                        .at("/points/0/candidate/compression/widths/embed")
                        .isNumber())
                .isTrue();
        assertThat(client.get(path + "/best/m0").json().at("/files").size()).isEqualTo(Bundle.FILES.size());
        assertThat(client.get(path + "/front.svg").header("Content-Type")).startsWith("image/svg+xml");
        assertThat(client.get(path + "/front.svg").text()).startsWith("<svg").contains("m4", "m0", "(verified)");
        assertThat(client.get(path + "/best/m0/other.bin").status()).isEqualTo(404);
        assertProblem(client.get(path + "/fronts/m0/1/other.bin"), 404);
        assertThat(client.get(path + "/best/m0/..%2f..%2flock").status()).isIn(400, 404);
    }

    @Test
    void listsJobsByStateInPages() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(client.completed(JobFiles.SMALL).id());
        }
        JobListResponse first =
                client.get("/api/v1/jobs?state=COMPLETED&page=0&size=2").as(JobListResponse.class);
        JobListResponse second =
                client.get("/api/v1/jobs?state=COMPLETED&page=1&size=2").as(JobListResponse.class);
        assertThat(first.jobs()).extracting(JobResponse::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(second.jobs().getFirst().id()).isEqualTo(ids.get(0));
        assertThat(first.total()).isGreaterThanOrEqualTo(3);
        assertThat(client.get("/api/v1/jobs?state=QUEUED")
                        .as(JobListResponse.class)
                        .jobs())
                .isEmpty();
        Answer nonsense = client.get("/api/v1/jobs?state=NONSENSE");
        assertProblem(nonsense, 400);
        assertThat(nonsense.json().at("/faults/0/field").asString()).isEqualTo("state");
        assertThat(nonsense.json().at("/faults/0/rule").asString()).contains("COMPLETED_INFEASIBLE");
        assertProblem(client.get("/api/v1/jobs?page=-1&size=1000"), 400);
    }

    @Test
    void answersThatAModelIsNotThereYetNamingTheState() throws InterruptedException {
        CountDownLatch training = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeParts.WORKBENCH.on(point -> {
            if (point.equals("train")) {
                training.countDown();
                await(go);
            }
        });
        String path = client.submit(JobFiles.SMALL);
        assertThat(training.await(20, TimeUnit.SECONDS)).isTrue();
        Answer early = client.get(path + "/best/m4/model.onnx");
        assertProblem(early, 409);
        assertThat(early.json().at("/state").asString()).isEqualTo("TRAINING");
        assertProblem(client.get(path + "/fronts/m4"), 409);
        assertProblem(client.get(path + "/best/m99"), 404);
        go.countDown();
        client.events(path + "/events");
        assertThat(client.get(path + "/best/m4").status()).isEqualTo(200);
    }

    @Test
    void cancelStopsAJobAndTheNextOneRuns() throws InterruptedException {
        CountDownLatch searching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeParts.WORKBENCH.on(point -> {
            if (point.equals("step:m4:2")) {
                searching.countDown();
                await(go);
            }
        });
        String path = client.submit(JobFiles.SMALL);
        assertThat(searching.await(20, TimeUnit.SECONDS)).isTrue();
        JobResponse cancelled = client.post(path + "/cancel", "").as(JobResponse.class);
        assertThat(cancelled.state()).isEqualTo(JobStatus.CANCELLED);
        go.countDown();
        FakeParts.WORKBENCH.reset();
        JobResponse next = client.completed(JobFiles.SMALL);
        assertThat(client.get(path).as(JobResponse.class).profiles().getFirst().generation())
                .isEqualTo(1);
        Answer tooLate = client.post("/api/v1/jobs/" + next.id() + "/cancel", "");
        assertProblem(tooLate, 409);
        assertThat(tooLate.json().at("/state").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void followsAnEndedJobWithItsStateAlone() {
        JobResponse job = client.completed(JobFiles.SMALL);
        assertThat(client.events("/api/v1/jobs/" + job.id() + "/events"))
                .singleElement()
                .extracting(Event::name)
                .isEqualTo("state");
    }

    @Test
    void silentStreamGetsHeartbeats() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        FakeParts.WORKBENCH.on(point -> {
            if (point.equals("train")) {
                await(go);
            }
        });
        String path = client.submit(JobFiles.SMALL);
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            go.countDown();
        });
        assertThat(client.text(path + "/events")).contains(":alive");
    }

    @Test
    void checkTellsCostsWithoutRunningAnything() {
        Answer report = client.post(
                "/api/v1/jobs:check",
                JobFiles.with("{\"id\": \"m4\"}", "{\"id\": \"m4\", \"limits\": {\"flashBytes\": 900}}"));
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().at("/profiles/0/satisfiable").asBoolean()).isFalse();
        assertThat(report.json().at("/profiles/0/subnets/0/limits/0/actual").asDouble())
                .isEqualTo(1000);
        assertThat(report.json().at("/profiles/1/satisfiable").asBoolean()).isTrue();
    }

    @Test
    void submissionRefusesWhatTheCheckRefuses() {
        FakeParts.WORKBENCH.onCheck(() -> {
            throw new InvalidInputException("data", "2 rows of the class 'w'", "at least 3", "give more");
        });
        long before = client.get("/api/v1/jobs").as(JobListResponse.class).total();
        for (String path : List.of("/api/v1/jobs:check", "/api/v1/jobs")) {
            Answer answer = client.post(path, JobFiles.with("\"seed\": 7", "\"seed\": 71"));
            assertProblem(answer, 400);
            assertThat(answer.json().at("/faults/0/value").asString()).isEqualTo("2 rows of the class 'w'");
        }
        assertThat(client.get("/api/v1/jobs").as(JobListResponse.class).total()).isEqualTo(before);
    }

    @Test
    void aLookAtTheDataThatTakesTooLongEndsTheCheckAndTakesTheSubmission() {
        CountDownLatch looked = new CountDownLatch(1);
        FakeParts.WORKBENCH.onCheck(() -> await(looked));
        Answer submitted;
        try {
            Answer check = client.post("/api/v1/jobs:check", JobFiles.with("\"seed\": 7", "\"seed\": 72"));
            assertProblem(check, 503);
            assertThat(check.json().at("/title").asString()).isEqualTo("Takes too long");
            submitted = client.post("/api/v1/jobs", JobFiles.with("\"seed\": 7", "\"seed\": 72"));
            assertThat(submitted.status()).isEqualTo(202);
        } finally {
            looked.countDown();
        }
        client.events(submitted.header("Location") + "/events");
    }

    @Test
    void checksThatWaitTakeNoRequestThreadAndAreBounded() throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(1);
        FakeParts.WORKBENCH.onCheck(() -> await(looked));
        List<Thread> clients = new ArrayList<>();
        Queue<String> titles = new ConcurrentLinkedQueue<>();
        try {
            for (int i = 0; i < 40; i++) {
                String job = JobFiles.with("\"seed\": 7", "\"seed\": " + (100 + i));
                clients.add(Thread.ofVirtual()
                        .start(() -> titles.add(client.post("/api/v1/jobs:check", job)
                                .json()
                                .at("/title")
                                .asString())));
            }
            for (Thread waiting : clients) {
                waiting.join();
            }
        } finally {
            looked.countDown();
        }
        assertThat(titles).contains("Busy").hasSize(40);
        assertThat(titles.stream().filter("Busy"::equals))
                .as("2 at once and 32 waiting are taken")
                .hasSizeLessThanOrEqualTo(6);
        assertThat(client.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void namesEveryFaultOfAJobTogetherAndGoesOnServing() {
        Answer answer = client.post("/api/v1/jobs", """
            {"model": {"maxDepth": 0, "colour": "red"},
             "data": {"generator": {"puzzle": "sudoku"}, "file": "x.csv"},
             "searchSpace": "nowhere",
             "profiles": [{"id": "m4", "limits": {"sramBytes": -1}}, {"id": "m4"}, {"id": "z80"}]}
            """);
        assertProblem(answer, 400);
        List<String> fields = new ArrayList<>();
        answer.json()
                .at("/faults")
                .forEach(fault -> fields.add(fault.path("field").asString()));
        assertThat(fields)
                .contains(
                        "model.maxDepth",
                        "model.colour",
                        "data",
                        "searchSpace",
                        "profiles[0].limits.sramBytes",
                        "profiles[1].id",
                        "profiles[2].id");
        assertThat(client.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void malformedJsonIsLocated() {
        Answer answer = client.post("/api/v1/jobs", "{\"name\": \"a\",\n \"seed\": }");
        assertProblem(answer, 400);
        assertThat(answer.json().at("/faults/0/field").asString()).isEqualTo("line 2, column 10");
    }

    @Test
    void refusesBodiesAboveTheLimitWhetherAnnouncedOrNot() {
        String large = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";
        assertProblem(client.post("/api/v1/jobs", large), 413);
        assertProblem(client.postChunked("/api/v1/jobs", large.getBytes(StandardCharsets.UTF_8)), 413);
        assertThat(client.get("/api/v1/jobs").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/jobs/not-a-uuid, 400",
        "GET, /api/v1/jobs/5f0e8a5e-0000-4000-8000-000000000000, 404",
        "GET, /api/v1/jobs/5f0e8a5e-0000-4000-8000-000000000000/events, 404",
        "POST, /api/v1/jobs/5f0e8a5e-0000-4000-8000-000000000000/cancel, 404",
        "GET, /nowhere, 404",
        "POST, /api/v1/hardware-profiles, 405"
    })
    void everyErrorIsAProblemDetail(String method, String path, int status) {
        assertProblem(method.equals("GET") ? client.get(path) : client.post(path, "{}"), status);
    }

    @Test
    void otherMediaTypesAreRefused() {
        assertProblem(client.post("/api/v1/jobs", "a=b", "Content-Type", "application/x-www-form-urlencoded"), 415);
    }

    @Test
    void listsProfilesAndSpaces() {
        assertThat(client.get("/api/v1/hardware-profiles").json().at("/0/id").asString())
                .isEqualTo("m4");
        assertThat(client.get("/api/v1/search-spaces").json().at("/0/name").asString())
                .isEqualTo("tiny-recursive");
    }

    @Test
    void showsMetersOfJobsAndForgetsThoseOfEndedOnes() throws InterruptedException {
        CountDownLatch searching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeParts.WORKBENCH.on(point -> {
            if (point.equals("step:m4:3")) {
                searching.countDown();
                await(go);
            }
        });
        String path = client.submit(JobFiles.SMALL);
        assertThat(searching.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(1100);
        String during = client.text("/actuator/prometheus");
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(during)
                .contains("penjing_jobs{state=\"SEARCHING\"} 1.0")
                .contains("penjing_search_hypervolume{job=\"" + id + "\",profile=\"m4\"}")
                .contains("penjing_search_front_size{job=\"" + id + "\"")
                .containsPattern("penjing_networks_total [1-9]")
                .containsPattern("penjing_evaluations_total\\{outcome=\"feasible\"} [1-9]")
                .containsPattern("penjing_training_steps_total [1-9]")
                .containsPattern("penjing_scoring_seconds_count [1-9]");
        go.countDown();
        client.events(path + "/events");
        assertThat(client.text("/actuator/prometheus")).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource({"Host, evil.example", "Origin, https://evil.example", "Origin, null"})
    void withoutAKeyAnswersOnlyToThisMachine(String header, String value) {
        assertProblem(client.get("/api/v1/jobs", header, value), 403);
    }

    @Test
    void secondServerOnTheSameHomeIsRefused() {
        assertThatThrownBy(() -> PenjingServer.start(directory.resolve("home"), 0, Map.of(), FakeParts.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no other server");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
