package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.InvalidInputException;
import org.penjing.pipeline.StationParts;
import org.penjing.web.Client.Answer;

/** Which files of the server a job can have read, by the real look at a job's data. */
class DataFilesTest {
    private static final String SECRET = "a-secret-of-the-server";

    @TempDir
    static Path directory;

    private static PenjingServer server;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        Path listed = Files.createDirectories(directory.resolve("listed/deep"));
        Files.writeString(listed.resolve("sorted.csv"), rows(300));
        Files.writeString(directory.resolve("secret.csv"), SECRET);
        Files.createSymbolicLink(listed.resolve("link.csv"), directory.resolve("secret.csv"));
        Files.createSymbolicLink(directory.resolve("listed/away"), directory);
        server = PenjingServer.start(
                directory.resolve("home"),
                0,
                Map.of(
                        "penjing.data.directories",
                        directory.resolve("listed").toString(),
                        "penjing.jobs.disk-reserve",
                        "1KB",
                        "penjing.upload-limit",
                        "2MB"),
                StationParts.class);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "/etc/shadow",
                "/proc/self/environ",
                "/dev/zero",
                "/nowhere/at/all",
                "DIR/secret.csv",
                "DIR/home/lock",
                "DIR/listed/../secret.csv",
                "DIR/listed/deep/link.csv",
                "DIR/listed/away/secret.csv",
                "../secret.csv",
                "deep/link.csv",
                "DIR/listed/deep",
                "upload:../../lock",
                "upload:0000000000000000000000000000000000000000000000000000000000000000"
            })
    void noOtherFileIsReadForAJobAndAllAreRefusedAlike(String name) {
        String file = name.replace("DIR", directory.toString());
        for (String path : new String[] {"/api/v1/jobs:check", "/api/v1/jobs"}) {
            Answer answer = client.post(path, job(file));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/faults/0/field").asString()).isEqualTo("data.file");
            assertThat(answer.json().at("/faults/0/value").asString()).isEqualTo(file);
            assertThat(answer.json().at("/faults/0/rule").asString())
                    .isEqualTo(
                            name.startsWith("upload:")
                                    ? "an upload that the server still has"
                                    : "an upload, or a file that can be read in a directory which the server lists for"
                                            + " data");
            assertThat(answer.text()).doesNotContain(SECRET, "root:");
        }
        assertThat(client.get("/api/v1/jobs").json().at("/total").asInt()).isZero();
    }

    @Test
    void filesInAListedDirectoryAreReadByTheirPathsThereOrFromTheRoot() {
        for (String name : new String[] {"deep/sorted.csv", directory + "/listed/deep/sorted.csv"}) {
            Answer answer = client.post("/api/v1/jobs:check", job(name));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().at("/data/rows").asInt()).isEqualTo(300);
        }
    }

    @Test
    void anUploadIsKeptOnceAndNamedByWhatItsUploadWasAnswered() throws IOException {
        Answer first = upload(rows(400));
        assertThat(first.status()).isEqualTo(201);
        String file = first.json().at("/file").asString();
        assertThat(file).matches("upload:[0-9a-f]{64}");
        assertThat(first.json().at("/bytes").asInt()).isEqualTo(rows(400).length());
        assertThat(upload(rows(400)).json()).isEqualTo(first.json());
        assertThat(client.get(first.header("Location")).json()).isEqualTo(first.json());
        assertThat(Files.list(directory.resolve("home/data"))).anyMatch(kept -> file.endsWith(name(kept)));
        Answer checked = client.post("/api/v1/jobs:check", job(file));
        assertThat(checked.json().at("/data/rows").asInt()).isEqualTo(400);
    }

    @Test
    void faultsOfAnUploadAreNamedByTheUploadNotByAPlaceOfTheServer() {
        String file =
                upload("question,answer\n123,12\n12,1\n").json().at("/file").asString();
        Answer answer = client.post("/api/v1/jobs:check", job(file));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(file + ":").doesNotContain(directory.toString());
    }

    @Test
    void anUploadThatIsTooLargeOrThatThereIsNoRoomForLeavesNothing() throws IOException {
        String large = "question,answer\n" + "1".repeat(3 << 20);
        Answer announced = upload(large);
        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.header("Content-Type")).isEqualTo("application/problem+json");
        Answer chunked = client.postChunked("/api/v1/data", large.getBytes(StandardCharsets.UTF_8));
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(Files.list(directory.resolve("home/data")))
                .noneMatch(
                        file -> file.toFile().length() > 1 << 20 || name(file).endsWith(".tmp"));
        assertThat(client.get("/api/v1/data/" + "a".repeat(64)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DIR/none", "DIR/secret.csv", "/proc/self", "/", "DIR"})
    void directoriesThatAreNoneOrHoldMoreThanDataAreRefusedAtTheStart(String listed) {
        String place = listed.replace("DIR", directory.toString());
        Path home = directory.resolve("other");
        assertThatThrownBy(() ->
                        PenjingServer.start(home, 0, Map.of("penjing.data.directories", place), StationParts.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("penjing.data.directories");
    }

    private static Answer upload(String content) {
        return client.post("/api/v1/data", content, "Content-Type", "text/csv");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder("question,answer\n");
        for (int i = 0; i < count; i++) {
            String number = String.format("%03d", i);
            rows.append(number)
                    .append(',')
                    .append(new StringBuilder(number).reverse())
                    .append('\n');
        }
        return rows.toString();
    }

    private static String job(String file) {
        return """
            {"name": "files", "seed": 7, "model": {}, "data": {"file": "%s"}, "profiles": [{"id": "rp2040"}]}
            """.formatted(file);
    }
}
