package org.penjing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.demo.DemoRun;
import org.penjing.cli.server.LocalServer;
import org.penjing.cli.terminal.Command;
import org.penjing.export.Bundle;
import org.penjing.job.JobFiles;
import org.penjing.web.PenjingServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The commands against a real server with stations that take no time. */
class ServerCommandsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String TIGHT = "{\"id\": \"m0\", \"limits\": {\"flashBytes\": 1}}";

    @TempDir
    static Path directory;

    private static PenjingServer server;

    private final TestTerminal terminal = new TestTerminal();

    @BeforeAll
    static void start() {
        Path home = directory.resolve("home");
        Map<String, String> settings = LocalServer.settings(new TestTerminal().terminal());
        settings.put("penjing.jobs.disk-reserve", "1KB");
        server = PenjingServer.start(home, 0, settings, FakeStations.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private int run(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--server=" + server.uri();
        return terminal.run(all);
    }

    private static String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    @Test
    void dataFilesThatAJobFileNamesAreUploadedFromWhereTheJobFileLies() throws IOException {
        Files.createDirectories(directory.resolve("puzzles"));
        file("puzzles/own.csv", "question,answer\n12,21\n");
        String job = JobFiles.with("{\"generator\": {\"puzzle\": \"sudoku\"}}", "{\"file\": \"puzzles/own.csv\"}");
        assertThat(run("submit", file("own.json", job))).isZero();
        assertThat(run("submit", file("own.json", job))).isZero();
        assertThat(terminal.errLines().stream().filter(line -> line.contains("uploads ")))
                .as("once, since the server keeps it")
                .hasSize(1);
        assertThat(directory.resolve("home/data").toFile().list())
                .singleElement()
                .asString()
                .matches("[0-9a-f]{64}");
    }

    @Test
    void aDataFileThatIsNeitherHereNorOnTheServerIsRefusedInOneLine() throws IOException {
        String job = JobFiles.with("{\"generator\": {\"puzzle\": \"sudoku\"}}", "{\"file\": \"/etc/none.csv\"}");
        assertThat(run("submit", file("lost.json", job))).isEqualTo(2);
        assertThat(terminal.errLines()).singleElement().asString().contains("data.file: /etc/none.csv");
    }

    @Test
    void checkSaysWhatAJobWouldCostAndRunsNothing() throws IOException {
        assertThat(run("check", file("checked.json", JobFiles.SMALL))).isZero();
        assertThat(terminal.out()).contains("profile", "smallest", "m4", "m0");
    }

    @Test
    void jobGoesFromSubmitToDownload() throws IOException {
        assertThat(run("submit", file("job.json", JobFiles.SMALL))).isZero();
        String id = terminal.outLines().getFirst();
        assertThat(UUID.fromString(id)).hasToString(id);

        assertThat(run("watch", id)).isZero();
        assertThat(terminal.out()).contains("100.0 %  COMPLETED", "./penjing download " + id + " m0 -o DIR");

        assertThat(run("front", id, "m4")).isZero();
        assertThat(terminal.out()).contains("verified", "the search is over, hypervolume");

        Path models = directory.resolve("models");
        assertThat(run("download", id, "m4", "-o", models.toString())).isZero();
        assertThat(models.resolve("model.onnx")).content().startsWith("model.onnx ");
        assertThat(models.toFile().list()).containsExactlyInAnyOrderElementsOf(Bundle.FILES);
        Path second = directory.resolve("second");
        assertThat(run("download", id, "m4", "--rank", "2", "-o", second.toString()))
                .isZero();
        assertThat(second.toFile().list()).containsExactlyInAnyOrderElementsOf(Bundle.FILES);
        assertThat(second.resolve("report.json"))
                .content()
                .isNotEqualTo(Files.readString(models.resolve("report.json")));
        assertThat(run("download", id, "m4", "--rank", "9", "-o", second.toString()))
                .isEqualTo(1);
        assertThat(terminal.errLines().getLast()).endsWith("has no finalist of rank 9 for m4; it has 1, 2");
        assertThat(run("cancel", id)).isEqualTo(1);
        assertThat(terminal.errLines().getLast()).startsWith("penjing: Not in this state: ");
    }

    @Test
    void aLinkInTheDirectoryIsWrittenToAndNotReplacedByADownload() throws IOException {
        run("submit", file("linked.json", JobFiles.SMALL));
        String id = terminal.outLines().getFirst();
        assertThat(run("watch", id)).isZero();
        Path models = Files.createDirectories(directory.resolve("linked"));
        Path target = Files.writeString(directory.resolve("elsewhere"), "old");
        Path link = Files.createSymbolicLink(models.resolve("model.onnx"), target);
        assertThat(run("download", id, "m4", "-o", models.toString())).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("model.onnx ");
    }

    @Test
    void watchNamesTheProfilesWithoutAModelAndWhy() throws IOException {
        run("submit", file("half.json", JobFiles.with("{\"id\": \"m0\"}", TIGHT)));
        assertThat(run("watch", terminal.outLines().getFirst())).isZero();
        assertThat(terminal.outLines())
                .filteredOn(line -> line.contains("no model within its limits"))
                .singleElement()
                .asString()
                .startsWith("m0 has no model within its limits: m0: the smallest subnet needs");
    }

    @Test
    void watchTellsByItsExitCodeThatNoProfileHasAModel() throws IOException {
        run("submit", file("none.json", JobFiles.with("{\"id\": \"m4\"}, {\"id\": \"m0\"}", TIGHT)));
        assertThat(run("watch", terminal.outLines().getFirst())).isEqualTo(Command.INFEASIBLE);
        assertThat(terminal.out()).contains("no profile has a model that meets its limits");
    }

    @Test
    void anotherPointOfAFrontIsTunedByItsNumber() throws IOException {
        run("submit", file("job.json", JobFiles.SMALL));
        String id = terminal.outLines().getFirst();
        assertThat(run("watch", id)).isZero();
        assertThat(run("front", id, "m4")).isZero();
        String row = row(line -> line.contains("estimated"));
        assertThat(row(line -> line.contains(", best"))).contains("verified, rank ");

        assertThat(run("tune", id, "m4", row.split(" ")[0])).isZero();
        String tuned = terminal.outLines().getLast();
        assertThat(run("watch", tuned)).isZero();
        assertThat(run("download", tuned, "m4", "-o", directory.resolve("tuned").toString()))
                .isZero();

        String verified = row(line -> line.contains("verified, rank 1")).split(" ")[0];
        assertThat(run("tune", id, "m4", verified)).isEqualTo(1);
        assertThat(terminal.errLines().getLast()).contains("verified already", "--rank 1");
        assertThat(run("tune", id, "m4", "99")).isEqualTo(2);
        assertThat(terminal.errLines().getLast()).contains("points of the front");
    }

    /** The first such line of what was printed. */
    private String row(Predicate<String> which) {
        return terminal.outLines().stream().filter(which).findFirst().orElseThrow();
    }

    @Test
    void printsEveryFaultOfAJobFile() throws IOException {
        String job = file("bad.json", JobFiles.with("\"evaluations\": 20", "\"evaluations\": 0, \"turbo\": 1"));
        assertThat(run("submit", job)).isEqualTo(2);
        assertThat(terminal.errLines()).hasSize(2).allMatch(line -> line.startsWith("penjing: search."));
    }

    @Test
    void listsProfilesAndSpaces() {
        assertThat(run("profiles")).isZero();
        assertThat(terminal.outLines().get(1)).isEqualTo("m4   Board m4   Cortex  524,288  131,072   64");
        assertThat(run("spaces")).isZero();
        assertThat(terminal.outLines()).contains("tiny-recursive  tiny-recursive  everything at once");
    }

    @Test
    void demoLeavesModelsFiguresAndAPicture() throws IOException, InterruptedException {
        Path out = Files.createDirectories(directory.resolve("demo"));
        DemoRun demo = new DemoRun(new PenjingClient(server.uri(), null), terminal.terminal(), out);
        assertThat(demo.run((ObjectNode) MAPPER.readTree(JobFiles.SMALL))).isZero();

        JsonNode summary = MAPPER.readTree(Files.readString(out.resolve("summary.json")));
        assertThat(summary.get("seed").asLong()).isEqualTo(7);
        assertThat(summary.get("candidatesPerSecond").asDouble()).isPositive();
        assertThat(summary.get("profiles").size()).isEqualTo(2);
        for (JsonNode profile : summary.get("profiles")) {
            assertThat(profile.get("feasible").asBoolean()).isTrue();
            for (JsonNode name : profile.get("files")) {
                assertThat(out.resolve(profile.get("profile").asString()).resolve(name.asString()))
                        .isNotEmptyFile();
            }
        }
        assertThat(out.resolve("front.svg")).content().contains("Fronts of small, seed 7");
        List<String> table = terminal.outLines().stream()
                .dropWhile(line -> !line.startsWith("network"))
                .toList();
        assertThat(table).extracting(line -> line.split("  ")[0]).startsWith("network", "float network", "m4", "m0");
    }

    @Test
    void serveSaysInOneLineThatItsPortIsTaken() {
        TestTerminal second = new TestTerminal();
        assertThat(second.run("serve", "--home", directory.resolve("other").toString(), "--port", "" + server.port()))
                .as(() -> String.join("\n", second.errLines()))
                .isEqualTo(2);
        assertThat(second.errLines())
                .containsExactly("penjing: server.port: " + server.port()
                        + " (a free port); choose another one with --port, or 0 for any");
    }

    @Test
    void serveRefusesAHomeInUse() {
        TestTerminal second = new TestTerminal();
        assertThat(second.run("serve", "--home", directory.resolve("home").toString(), "--port", "0"))
                .isEqualTo(2);
        assertThat(second.errLines()).singleElement().asString().contains("a directory that no other server uses");
    }
}
