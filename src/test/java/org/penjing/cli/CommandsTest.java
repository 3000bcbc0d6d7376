package org.penjing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.cli.terminal.Command;
import org.penjing.data.csv.PuzzleCsv;

/** What the commands do without a server. */
class CommandsTest {
    private static final String ID = "00000000-0000-0000-0000-00000000000a";

    private final TestTerminal terminal = new TestTerminal();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        frobnicate                     | penjing: command: frobnicate (one of demo, serve,
        watch nonsense                 | penjing: ID: nonsense (the id of a job
        serve --port 70000             | penjing: --port: 70000 (a whole number from 0 to 65535)
        serve --port                   | penjing: --port: nothing (needs a value)
        submit missing.json            | penjing: JOB.json: missing.json (a file that can be read); correct the path
        profiles --server ftp://x      | penjing: --server: ftp://x (the address of a server)
        generate chess --size 4x4 -o x | penjing: puzzle: chess (one of sudoku, maze, sorting)
        generate sudoku --size 4x4     | penjing: -o: nothing (must be given)
        generate sudoku -o x           | penjing: --size: nothing (must be given)
        generate sorting --size 4 -o x | penjing: --size: 4 (rows to sort have a length); give --length
        generate maze --length 4 -o x  | penjing: --length: 4 (grids have a size); give --size
        generate sorting --length 2 --count 101 -o x | penjing: --count: 101 (sorting of 2 found no more than 100
        demo --seed -1                 | penjing: --seed: -1 (a whole number from 0 to
        """)
    void answersWrongUseWithOneLineAndExitCodeTwo(String words, String start) {
        assertThat(terminal.run(words.split(" "))).isEqualTo(2);
        assertThat(terminal.errLines()).singleElement().asString().startsWith(start);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void namesTheServerThatDoesNotAnswer() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        TestTerminal remote = new TestTerminal(Map.of("PENJING_SERVER", "http://127.0.0.1:" + free), false);
        assertThat(remote.run("watch", ID)).isEqualTo(1);
        assertThat(remote.errLines())
                .containsExactly("penjing: server: http://127.0.0.1:" + free + " (no answer: connection refused);"
                        + " start one with ./penjing serve, or name it with --server or PENJING_SERVER");
    }

    @Test
    void refusesJobFilesThatNoServerTakes() throws IOException {
        Path large = directory.resolve("large.json");
        Files.write(large, new byte[(1 << 20) + 1]);
        assertThat(terminal.run("submit", large.toString())).isEqualTo(2);
        assertThat(terminal.errLines())
                .singleElement()
                .asString()
                .contains("with 1048577 bytes (at most 1048576 bytes)");
    }

    @Test
    void generatesTheSamePuzzlesForTheSameSeed() {
        Path first = directory.resolve("first.csv");
        Path second = directory.resolve("second.csv");
        for (Path file : new Path[] {first, second}) {
            assertThat(terminal.run(
                            "generate",
                            "sudoku",
                            "--size",
                            "4x4",
                            "--count",
                            "30",
                            "--seed",
                            "5",
                            "-o",
                            file.toString()))
                    .isZero();
        }
        assertThat(terminal.outLines().getFirst()).isEqualTo("30 sudoku puzzles of 16 cells, seed 5, in " + first);
        assertThat(PuzzleCsv.read(first).size()).isEqualTo(30);
        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void generatesRowsToSort() {
        Path file = directory.resolve("sorting.csv");
        assertThat(terminal.run("generate", "sorting", "--length", "9", "--count", "40", "-o", file.toString()))
                .isZero();
        assertThat(terminal.outLines()).containsExactly("40 sorting puzzles of 9 cells, seed 1, in " + file);
        assertThat(PuzzleCsv.read(file).all())
                .hasSize(40)
                .allSatisfy(puzzle -> assertThat(puzzle.answer()).isSorted());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsThereAndNoRegularFileIsWrittenToAndAFullDeviceIsAFailureInOneLine() throws IOException {
        Path target = Files.writeString(directory.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), target);
        assertThat(terminal.run("generate", "sorting", "--length", "9", "--count", "40", "-o", link.toString()))
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(PuzzleCsv.read(target).size()).isEqualTo(40);
        assertThat(terminal.run("generate", "sorting", "--length", "9", "--count", "40", "-o", "/dev/full"))
                .isEqualTo(Command.FAILED);
        assertThat(terminal.errLines()).singleElement().asString().contains("/dev/full");
        assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
    }

    @Test
    void refusesToServeFromAHomeThatIsAFile() throws IOException {
        Path home = Files.writeString(directory.resolve("home"), "");
        assertThat(terminal.run("serve", "--home", home.toString(), "--port", "0"))
                .isEqualTo(2);
        assertThat(terminal.errLines()).singleElement().asString().startsWith("penjing: penjing.home: " + home);
    }

    @Test
    void helpNamesEveryCommandAndItsWords() {
        assertThat(terminal.run()).isZero();
        assertThat(terminal.outLines())
                .contains(
                        "  download ID PROFILE [--rank N] [-o DIR] [--server URL]",
                        "  demo [--fast] [--home DIR] [--out DIR] [--seed N]");
        assertThat(terminal.run("watch", "--help")).isZero();
        assertThat(terminal.outLines()).contains("usage: ./penjing watch ID [--server URL]");
    }

    @Test
    void tellsItsVersion() {
        assertThat(terminal.run("--version")).isZero();
        assertThat(terminal.out()).startsWith("penjing ");
    }
}
