package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.Concurrent;
import org.penjing.base.Randoms;
import org.penjing.export.Bundle;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole way with nothing replaced: libtorch trains, ONNX Runtime scores, and processes are killed in between. */
@Concurrent
class RealJobTest {
    private static final String JOB = """
        {"name": "real", "seed": 7,
         "model": {"width": 16, "blocks": 1, "mixerInner": 16, "channelInner": 24, "latentUpdates": 1, "maxDepth": 3},
         "data": {"generator": {"puzzle": "sudoku", "size": "4x4", "count": 2400, "difficulty": "easy"}},
         "training": {"warmupBatches": 50, "elasticBatches": 150, "fineTuneBatches": 8},
         "search": {"evaluations": 40, "finalists": 1},
         "profiles": [{"id": "stm32f446re", "limits": {"accuracyDrop": 100}},
                      {"id": "stm32u585ai", "limits": {"accuracyDrop": 100}}]}
        """;

    /** What inferences that end early may lose, by the job's default. */
    private static final double HALTING_LOSS = 0.005;

    @TempDir
    Path directory;

    /** {@code -Dpenjing.kills=20} makes it more. */
    private static final int KILLS = Integer.getInteger("penjing.kills", 7);

    private static final int SIGTERM = 128 + 15;
    private static final int LONGEST_PEACE_MILLIS = 7_000;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void aJobWhoseProcessesAreKilledAtRandomMomentsEndsWithTheFrontsAndFilesOfAnUndisturbedOne() throws Exception {
        Path disturbed = directory.resolve("disturbed");
        String path = kill(disturbed, Randoms.of(5));
        JsonNode killed = completed(disturbed, path);
        JsonNode undisturbed = completed(directory.resolve("undisturbed"), null);
        assertThat(killed.get("job").get("state").asString()).isEqualTo(JobStatus.COMPLETED.name());
        assertThat(killed.get("job").get("evaluations").get("scored"))
                .isEqualTo(undisturbed.get("job").get("evaluations").get("scored"));
        assertThat(killed.get("fronts")).isEqualTo(undisturbed.get("fronts"));
        assertThat(killed.get("models")).isEqualTo(undisturbed.get("models"));
        assertThat(killed.at("/job/baseline/exactAccuracy").asDouble()).isGreaterThanOrEqualTo(0.97);
        killed.at("/job/profiles").forEach(RealJobTest::assertVerifiedAccuracy);
        killed.at("/reports").forEach(RealJobTest::assertFirmwareIsProven);
        killed.at("/reports").forEach(RealJobTest::assertFitsTheDemosChip);
        assertThat(directory.resolve("hs_err.log")).doesNotExist();
    }

    /** Kills the server, tells it to stop, or kills one of its child processes, and starts it again where need be. */
    private String kill(Path home, RandomGenerator random) throws Exception {
        Process server = server(home);
        try {
            Client client = new Client(port(server));
            String path = client.post("/api/v1/jobs", JOB).header("Location");
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
                int victim = random.nextInt(4);
                if (client.get(path).as(JobResponse.class).state().isTerminal()) {
                    return path;
                }
                if (victim >= 2) {
                    server.children().forEach(ProcessHandle::destroyForcibly);
                    continue;
                }
                if (victim == 1) {
                    server.toHandle().destroy();
                    assertThat(server.waitFor(Duration.ofSeconds(30))).isTrue();
                    assertThat(server.exitValue()).isEqualTo(SIGTERM);
                } else {
                    server.destroyForcibly().waitFor();
                }
                server = server(home);
                client = new Client(port(server));
            }
            return path;
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static void assertFitsTheDemosChip(JsonNode report) {
        report.at("/measured/firmware").forEachEntry((figure, value) -> {
            switch (figure) {
                case "flashBytes" -> assertThat(value.asDouble()).isBetween(1_000.0, 64.0 * 1024);
                case "arenaBytes" -> assertThat(value.asDouble()).isBetween(500.0, 14.0 * 1024);
                case "stackBytes" -> assertThat(value.asDouble()).isBetween(1.0, 2_048.0);
                default -> assertThat(value.asDouble()).isPositive();
            }
        });
    }

    /** As far as this machine has tools, firmware gave every bit of the definition, and no engine is far from it. */
    private static void assertFirmwareIsProven(JsonNode report) {
        JsonNode engines = report.at("/evidence/engines");
        assertThat(engines.size()).isGreaterThanOrEqualTo(2);
        for (JsonNode engine : engines) {
            int inputs = engine.get("inputs").asInt();
            int equal = engine.get("equal").asInt();
            assertThat(inputs).isPositive();
            assertThat(equal).isGreaterThanOrEqualTo(engine.get("exact").asBoolean() ? inputs : inputs * 9 / 10);
        }
    }

    /** Measured from the exported bytes on the test split: below the estimate by no more than halting and two samples explain. */
    private static void assertVerifiedAccuracy(JsonNode profile) {
        double verified = profile.at("/best/verified/quality/exactAccuracy").asDouble();
        assertThat(profile.at("/best/feasible").asBoolean()).isTrue();
        assertThat(verified).isGreaterThanOrEqualTo(0.93);
        JsonNode estimate = profile.at("/best/estimated/quality");
        double estimated = estimate.get("exactAccuracy").asDouble();
        double noise =
                Math.sqrt(estimated * (1 - estimated) / estimate.get("samples").asInt()
                        + verified
                                * (1 - verified)
                                / profile.at("/best/verified/quality/samples").asInt());
        assertThat(estimated - verified).isLessThanOrEqualTo(HALTING_LOSS + 2 * noise);
    }

    /** The job and its fronts at the end, without what differs between runs: identities and times. */
    private JsonNode completed(Path home, @Nullable String known) throws Exception {
        Process server = server(home);
        try {
            Client client = new Client(port(server));
            String path = known == null ? client.post("/api/v1/jobs", JOB).header("Location") : known;
            client.events(path + "/events");
            ObjectNode result = JsonMapper.shared().createObjectNode();
            result.set("job", client.get(path).json());
            ArrayNode fronts = result.putArray("fronts");
            ArrayNode reports = result.putArray("reports");
            ObjectNode models = result.putObject("models");
            for (String profile : new String[] {"stm32f446re", "stm32u585ai"}) {
                fronts.add(client.get(path + "/fronts/" + profile).json());
                client.get(path + "/best/" + profile).json().get("files").forEach(file -> {
                    if (Bundle.MODELS.contains(file.get("name").asString())) {
                        models.set(profile + " " + file.get("name").asString(), file.get("sha256"));
                    }
                });
                reports.add(
                        client.get(path + "/best/" + profile + "/report.json").json());
            }
            return result;
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private Process server(Path home) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:ErrorFile=" + directory.resolve("hs_err.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RealServerProcess.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process server) throws IOException {
        BufferedReader output = server.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ServerProcess.PORT)) {
                return Integer.parseInt(line.substring(ServerProcess.PORT.length()));
            }
        }
        throw new IOException("the server did not start");
    }
}
