package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.job.JobFiles;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;

/** Jobs outlive their server. */
class RestartTest {
    private static final Map<String, String> PROPERTIES = Map.of("penjing.jobs.disk-reserve", "1KB");

    @TempDir
    Path directory;

    @Test
    void jobGoesOnAfterAKilledAndAStoppedServer() throws Exception {
        String path = startedByAServerThatIsKilled();
        CountDownLatch searching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeParts.WORKBENCH.on(point -> {
            if (point.equals("step:m0:2")) {
                searching.countDown();
                awaitQuietly(go);
            }
        });
        PenjingServer second = PenjingServer.start(directory.resolve("home"), 0, PROPERTIES, FakeParts.class);
        assertThat(searching.await(60, TimeUnit.SECONDS)).isTrue();
        Thread closing = Thread.ofPlatform().start(second::close);
        Thread.sleep(300);
        go.countDown();
        closing.join();
        try (PenjingServer third = PenjingServer.start(directory.resolve("home"), 0, PROPERTIES, FakeParts.class)) {
            assertSameAsUndisturbed(new Client(third.port()), path);
        }
        assertOnlyTheGenerationInFlightWasRepeated(path);
    }

    @Test
    void aJobThatRanGoesOnBeforeThoseThatWaitedWhetherItsServerWasKilledOrStopped() throws Exception {
        String ran = startedByAServerThatIsKilled();
        CountDownLatch searching = new CountDownLatch(1);
        FakeParts.WORKBENCH.on(point -> {
            if (point.startsWith("step:")) {
                searching.countDown();
                pause();
            }
        });
        String waited;
        try (PenjingServer second = PenjingServer.start(directory.resolve("home"), 0, PROPERTIES, FakeParts.class)) {
            Client client = new Client(second.port());
            waited = client.post("/api/v1/jobs", JobFiles.SMALL).header("Location");
            assertThat(searching.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(client.get(waited).as(JobResponse.class).startedAt()).isNull();
        }
        FakeParts.WORKBENCH.reset();
        try (PenjingServer third = PenjingServer.start(directory.resolve("home"), 0, PROPERTIES, FakeParts.class)) {
            Client client = new Client(third.port());
            client.events(waited + "/events");
            JobResponse first = client.get(ran).as(JobResponse.class);
            assertThat(first.state()).isEqualTo(JobStatus.COMPLETED);
            assertThat(first.finishedAt())
                    .isBeforeOrEqualTo(client.get(waited).as(JobResponse.class).startedAt());
        }
    }

    @AfterEach
    void reset() {
        FakeParts.WORKBENCH.reset();
    }

    private String startedByAServerThatIsKilled() throws Exception {
        Process child = child();
        try {
            Client client = new Client(port(child));
            String path = client.post("/api/v1/jobs", JobFiles.SMALL).header("Location");
            while (client.get(path).as(JobResponse.class).profiles().getFirst().generation() < 2) {
                Thread.sleep(20);
            }
            return path;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void assertOnlyTheGenerationInFlightWasRepeated(String path) throws IOException {
        List<String> scored = new ArrayList<>(Files.readAllLines(directory.resolve("scored")));
        scored.addAll(FakeParts.WORKBENCH.scored);
        scored.removeIf(genome -> !path.endsWith(genome.split(" ", -1)[0]));
        assertThat(scored).hasSizeGreaterThan(40);
        assertThat(scored.size() - new HashSet<>(scored).size()).isLessThanOrEqualTo(4);
    }

    private static void assertSameAsUndisturbed(Client client, String path) {
        client.events(path + "/events");
        String undisturbed = client.post("/api/v1/jobs", JobFiles.SMALL).header("Location");
        client.events(undisturbed + "/events");
        JobResponse job = client.get(path).as(JobResponse.class);
        assertThat(job.state()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.evaluations())
                .isEqualTo(client.get(undisturbed).as(JobResponse.class).evaluations());
        for (String profile : List.of("m4", "m0")) {
            assertThat(client.get(path + "/fronts/" + profile).json())
                    .isEqualTo(client.get(undisturbed + "/fronts/" + profile).json());
        }
    }

    /** A server in a process of its own. */
    private Process child() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        directory.toString())
                .redirectError(directory.resolve("errors").toFile())
                .start();
    }

    private int port(Process child) throws IOException {
        BufferedReader output = child.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ServerProcess.PORT)) {
                return Integer.parseInt(line.substring(ServerProcess.PORT.length()));
            }
        }
        throw new IOException("the server did not start: " + Files.readString(directory.resolve("errors")));
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
