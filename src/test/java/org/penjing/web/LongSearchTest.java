package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.job.JobFiles;
import org.penjing.web.api.JobResponse;

/** {@code -Dpenjing.evaluations=60000} makes it longer, and then prints how the process grows. */
class LongSearchTest {
    private static final int EVALUATIONS = Integer.getInteger("penjing.evaluations", 6_000);
    private static final int DEPTHS = 12;
    private static final Map<String, String> PROPERTIES = Map.of("penjing.jobs.disk-reserve", "1KB");

    @TempDir
    Path directory;

    @Test
    void anEvaluationTakesLessThanThreeKilobytesOfDatabase() throws Exception {
        Path home = directory.resolve("home");
        int scored;
        try (PenjingServer server = PenjingServer.start(home, 0, PROPERTIES, LongSearch.class)) {
            Client client = new Client(server.port());
            long empty = databaseBytes(home);
            String path = client.post(
                            "/api/v1/jobs",
                            JobFiles.with(
                                            "\"evaluations\": 20",
                                            "\"evaluations\": " + EVALUATIONS / DEPTHS + ", \"strategy\": \"nsga2\"")
                                    .replace(", {\"id\": \"m0\"}", ""))
                    .header("Location");
            JobResponse job = client.get(path).as(JobResponse.class);
            while (!job.state().isTerminal()) {
                Thread.sleep(1000);
                job = client.get(path).as(JobResponse.class);
                print(job, home);
            }
            scored = job.evaluations().scored();
            assertThat(scored).isBetween(EVALUATIONS * 9 / 10, EVALUATIONS * 11 / 10);
            assertThat((databaseBytes(home) - empty) / scored).isLessThan(3_000);
        }
    }

    private static void print(JobResponse job, Path home) throws IOException {
        if (Integer.getInteger("penjing.evaluations") != null) {
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%s %d evaluations, %d MB of heap, %d MB of database, %d open files, %d threads%n",
                    job.phase(),
                    job.evaluations().scored(),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    databaseBytes(home) >> 20,
                    count(Path.of("/proc/self/fd")),
                    count(Path.of("/proc/self/task")));
        }
    }

    private static long databaseBytes(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("db"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }
}
