package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.Concurrent;
import org.penjing.Penjing;
import org.penjing.job.JobState;

/** A server that does real work and is told to stop in the midst of it. */
@Concurrent
class SignalTest {
    private static final int SIGTERM = 128 + 15;
    private static final int MOMENTS = 5;
    private static final Pattern ADDRESS = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");
    private static final String JOB = """
        {"name": "stopped", "seed": 7,
         "model": {"width": 32, "blocks": 2, "mixerInner": 32, "channelInner": 64, "latentUpdates": 2, "maxDepth": 5},
         "data": {"generator": {"puzzle": "sudoku", "size": "4x4", "count": 2400, "difficulty": "easy"}},
         "training": {"warmupBatches": 20, "elasticBatches": 1, "fineTuneBatches": 0},
         "search": {"evaluations": 400},
         "profiles": [{"id": "stm32f446re", "limits": {"accuracyDrop": 100}}]}
        """;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aServerThatIsToldToStopInTheMidstOfASearchEndsSoonAndWithoutACrashAndTheJobGoesOn() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        String path = null;
        int generation = 0;
        for (int moment = 0; moment < MOMENTS; moment++) {
            Process server = server();
            Client client = new Client(port(server));
            if (path == null) {
                path = client.post("/api/v1/jobs", JOB).header("Location");
            }
            while (generation(client, path) <= generation) {
                Thread.sleep(10);
            }
            generation = generation(client, path);
            Thread.sleep(random.nextInt(400));
            server.toHandle().destroy();
            assertThat(server.waitFor(Duration.ofSeconds(30))).isTrue();
            assertThat(server.exitValue()).as("exit code at moment %d", moment).isEqualTo(SIGTERM);
        }
        assertThat(directory.resolve("hs_err.log")).doesNotExist();
    }

    private static int generation(Client client, String path) {
        JobResponse job = client.get(path).as(JobResponse.class);
        assertThat(job.state()).isIn(JobState.QUEUED, JobState.TRAINING, JobState.SEARCHING);
        return job.profiles().getFirst().generation();
    }

    private Process server() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:ErrorFile=" + directory.resolve("hs_err.log"),
                        "-Dpenjing.root=" + Path.of("").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Penjing.class.getName(),
                        "serve",
                        "--home",
                        Files.createDirectories(directory.resolve("home")).toString(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process server) throws IOException {
        BufferedReader output = server.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
        }
        throw new IllegalStateException("the server has not started");
    }
}
