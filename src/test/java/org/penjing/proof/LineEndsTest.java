package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clone that asks for CRLF gets the launcher and the firmware's sources as they are. */
class LineEndsTest {
    private static final List<String> FILES = List.of(
            ".gitattributes",
            "penjing",
            "src/main/resources/firmware/Makefile",
            "src/main/resources/firmware/penjing_linear.c",
            "src/main/resources/firmware/penjing_model.c.mustache",
            "src/main/resources/proof/board_start.S");

    @TempDir
    private Path directory;

    @Test
    void aCheckoutThatConvertsLineEndsKeepsThose() throws Exception {
        RequiredTools.requireProgram("git");
        Path source = directory.resolve("source");
        for (String file : FILES) {
            Files.createDirectories(source.resolve(file).getParent());
            Files.copy(Path.of(file), source.resolve(file));
        }
        git("init", "-q", "source");
        git("-C", "source", "add", ".");
        git("-C", "source", "-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "-qm", "all");
        git("clone", "-q", "-c", "core.autocrlf=true", "source", "clone");
        for (String file : FILES) {
            assertThat(directory.resolve("clone").resolve(file)).hasSameBinaryContentAs(Path.of(file));
        }
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
