package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
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
import org.penjing.job.JobState;

/** Jobs outlive their server. */
class RestartTest {
    private static final Map<String, String> PROPERTIES = Map.of("penjing.jobs.disk-reserve", "1KB");

    @TempDir
    Path directory;

    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void endChildren() {
        FakeParts.WORKBENCH.reset();
        children.forEach(Process::destroyForcibly);
    }

    @Test
    void stoppedServersJobGoesOnWithTheNextOne() throws Exception {
        CountDownLatch searching = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeParts.WORKBENCH.on(point -> {
            if (point.equals("step:m4:3")) {
                searching.countDown();
                awaitQuietly(go);
            }
        });
        PenjingServer first = PenjingServer.start(directory, 0, PROPERTIES, FakeParts.class);
        String path =
                new Client(first.port()).post("/api/v1/jobs", JobFiles.SMALL).header("Location");
        assertThat(searching.await(20, TimeUnit.SECONDS)).isTrue();
        Thread closing = Thread.ofPlatform().start(first::close);
        Thread.sleep(300);
        go.countDown();
        closing.join();
        try (PenjingServer second = PenjingServer.start(directory, 0, PROPERTIES, FakeParts.class)) {
            assertSameAsUndisturbed(new Client(second.port()), path);
        }
        List<String> ofJob = FakeParts.WORKBENCH.scored.stream()
                .filter(scored -> path.endsWith(scored.split(" ", -1)[0]))
                .toList();
        assertThat(new HashSet<>(ofJob)).hasSameSizeAs(ofJob);
    }

    @Test
    void killedServersJobGoesOnWithTheNextOne() throws Exception {
        Client first = child();
        String path = first.post("/api/v1/jobs", JobFiles.SMALL).header("Location");
        while (first.get(path).as(JobResponse.class).profiles().getFirst().generation() < 2) {
            Thread.sleep(20);
        }
        children.getFirst().destroyForcibly().waitFor();
        Client second = child();
        int survived = second.get(path).as(JobResponse.class).evaluations().scored();
        assertThat(survived).isGreaterThanOrEqualTo(4);
        assertSameAsUndisturbed(second, path);
        List<String> scored = Files.readAllLines(directory.resolve("scored"));
        String id = path.substring(path.lastIndexOf('/') + 1);
        List<String> ofJob = new ArrayList<>(
                scored.stream().filter(line -> line.startsWith(id)).toList());
        int repeated = ofJob.size() - new HashSet<>(ofJob).size();
        assertThat(repeated).as("only the generation in flight is scored again").isLessThanOrEqualTo(4);
    }

    private static void assertSameAsUndisturbed(Client client, String path) {
        client.events(path + "/events");
        String undisturbed = client.post("/api/v1/jobs", JobFiles.SMALL).header("Location");
        client.events(undisturbed + "/events");
        JobResponse job = client.get(path).as(JobResponse.class);
        assertThat(job.state()).isEqualTo(JobState.COMPLETED);
        assertThat(job.evaluations())
                .isEqualTo(client.get(undisturbed).as(JobResponse.class).evaluations());
        for (String profile : List.of("m4", "m0")) {
            assertThat(client.get(path + "/fronts/" + profile).json())
                    .isEqualTo(client.get(undisturbed + "/fronts/" + profile).json());
        }
    }

    /** A server in a process of its own. */
    private Client child() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        directory.toString())
                .redirectError(new File(directory.toFile(), "errors-" + children.size()))
                .start();
        children.add(process);
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ServerProcess.PORT)) {
                return new Client(Integer.parseInt(line.substring(ServerProcess.PORT.length())));
            }
        }
        throw new IOException(
                "the server did not start: " + Files.readString(directory.resolve("errors-" + (children.size() - 1))));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
