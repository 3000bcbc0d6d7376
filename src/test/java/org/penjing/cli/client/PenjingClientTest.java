package org.penjing.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.cli.Samples;
import org.penjing.cli.TestTerminal;
import org.penjing.cli.terminal.Command;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.FinalistResponse.PublishedFile;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import tools.jackson.databind.json.JsonMapper;

/** The clients against a server that answers whatever a test wants. */
class PenjingClientTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String JOB = "/api/v1/jobs/" + Samples.ID;

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String path, int status, String... bodies) {
        AtomicInteger calls = new AtomicInteger();
        server.createContext(path, exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = bodies[Math.min(calls.getAndIncrement(), bodies.length - 1)].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String event(JobStatus state, double percent) {
        return "event:state\ndata:" + MAPPER.writeValueAsString(Samples.job(state, percent, null)) + "\n\n";
    }

    private int run(TestTerminal terminal, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--server", address));
        return terminal.run(all.toArray(String[]::new));
    }

    @Test
    void printsEachFaultOfARefusalOnALine() {
        answer(JOB + "/cancel", 400, """
            {"title": "Invalid input", "status": 400, "detail": "2 things are wrong", "faults": [
              {"field": "a", "value": "1", "rule": "2", "remedy": "three"},
              {"field": "b", "value": "4", "rule": "5", "remedy": "six"}]}
            """);
        TestTerminal terminal = new TestTerminal();
        assertThat(run(terminal, "cancel", Samples.ID.toString())).isEqualTo(2);
        assertThat(terminal.errLines()).containsExactly("penjing: a: 1 (2); three", "penjing: b: 4 (5); six");
    }

    @Test
    void printsARefusalWithoutFaultsInOneLine() {
        answer(JOB, 409, """
            {"title": "Not in this state", "status": 409, "detail": "job 1 is TRAINING", "state": "TRAINING"}
            """);
        TestTerminal terminal = new TestTerminal();
        assertThat(run(terminal, "front", Samples.ID.toString(), "m4")).isEqualTo(1);
        assertThat(terminal.errLines()).containsExactly("penjing: Not in this state: job 1 is TRAINING");
    }

    @Test
    void saysWhenTheServerIsAnotherOne() {
        answer("/", 200, "<html>");
        TestTerminal terminal = new TestTerminal();
        assertThat(run(terminal, "profiles")).isEqualTo(1);
        assertThat(terminal.errLines())
                .containsExactly("penjing: server: " + address
                        + " (does not answer as Penjing does); check its address and version");
    }

    @Test
    void sendsTheKeyOfTheEnvironment() {
        answer("/api/v1/search-spaces", 200, "[]");
        run(new TestTerminal(Map.of("PENJING_API_KEY", "secret"), false), "spaces");
        run(new TestTerminal(), "spaces");
        assertThat(keys).containsExactly("Bearer secret", "null");
    }

    @Test
    void followsAJobOverABrokenConnection() throws InterruptedException {
        answer(JOB + "/events", 200, event(JobStatus.TRAINING, 10), event(JobStatus.COMPLETED, 100));
        List<String> heard = new ArrayList<>();
        JobResponse end = new JobFollower(new PenjingClient(Connection.parse("", address), null), Duration.ofMillis(1))
                .follow(Samples.ID, new JobListener() {
                    @Override
                    public void progressed(JobResponse job) {
                        heard.add(job.state().name());
                    }

                    @Override
                    public void lost(String reason) {
                        heard.add("lost");
                    }
                });
        assertThat(heard).containsExactly("TRAINING", "lost", "COMPLETED");
        assertThat(end).isEqualTo(Samples.job(JobStatus.COMPLETED, 100, null));
    }

    @Test
    void watchFailsWithTheJob() {
        answer(JOB + "/events", 200, event(JobStatus.FAILED, 50));
        TestTerminal terminal = new TestTerminal();
        assertThat(run(terminal, "watch", Samples.ID.toString())).isEqualTo(1);
        assertThat(terminal.errLines()).containsExactly("penjing: job " + Samples.ID + " failed: no reason was given");
    }

    @Test
    void watchTellsWhyNothingIsFeasible() {
        answer(JOB + "/events", 200, event(JobStatus.COMPLETED_INFEASIBLE, 100));
        TestTerminal terminal = new TestTerminal();
        assertThat(run(terminal, "watch", Samples.ID.toString())).isEqualTo(Command.INFEASIBLE);
        assertThat(terminal.outLines())
                .contains("no profile has a model that meets its limits: the limits are too tight");
    }

    @Test
    void keepsNoFileThatDiffersFromItsHash(@TempDir Path directory) {
        FinalistResponse best = new FinalistResponse(
                "m4",
                1,
                true,
                Samples.point("a", 0.9, true, true),
                Samples.BASELINE,
                List.of(new PublishedFile("model.onnx", 5, "00")));
        answer(JOB + "/best/m4", 200, MAPPER.writeValueAsString(best));
        answer(JOB + "/fronts/m4/1/model.onnx", 200, "bytes");
        TestTerminal terminal = new TestTerminal();
        assertThat(run(terminal, "download", Samples.ID.toString(), "m4", "-o", directory.toString()))
                .isEqualTo(1);
        assertThat(terminal.errLines()).singleElement().asString().startsWith("penjing: model.onnx: SHA-256 ");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void writesNoFileOutsideTheDirectory(@TempDir Path directory) {
        FinalistResponse best = new FinalistResponse(
                "m4",
                1,
                true,
                Samples.point("a", 0.9, true, true),
                Samples.BASELINE,
                List.of(new PublishedFile("../model.onnx", 5, "00")));
        answer(JOB + "/best/m4", 200, MAPPER.writeValueAsString(best));
        answer(JOB + "/fronts/m4/1/model.onnx", 200, "bytes");
        TestTerminal terminal = new TestTerminal();
        assertThat(run(terminal, "download", Samples.ID.toString(), "m4", "-o", directory.toString()))
                .isEqualTo(1);
        assertThat(terminal.errLines()).containsExactly("penjing: the server names a file ../model.onnx: not written");
    }
}
