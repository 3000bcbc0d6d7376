package org.penjing.proof.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
    @TempDir
    private Path directory;

    @Test
    void aToolThatIsNotThereIsNamedWithItsRemedy() {
        Tools none = Tools.in(directory.toString());
        assertThat(none.path(Tool.QEMU_ARM)).isEmpty();
        assertThat(none.version(Tool.QEMU_ARM)).isEmpty();
        assertThatThrownBy(() -> none.run(Tool.CLANG, List.of(), directory, Duration.ofSeconds(9)))
                .isInstanceOf(ToolException.class)
                .hasMessage("clang is not on the PATH; install clang");
    }

    @Test
    void takesTheFirstOnThePathAndItsFirstLineAsVersion() throws Exception {
        Path first = script("first", "echo gcc 12; echo more");
        Path second = script("second", "echo gcc 13");
        Tools tools = Tools.in(directory.resolve("none") + ":" + folder(first) + ":" + folder(second));
        assertThat(tools.path(Tool.GCC)).contains(first);
        assertThat(tools.version(Tool.GCC)).contains("gcc 12");
    }

    @Test
    void aFailureTellsItsFirstError() throws Exception {
        Path failing =
                script("failing", "echo; echo in file; echo 'a.c:1: error: bad'; echo 'error: worse' >&2; exit 4");
        Tools tools = Tools.in(folder(failing));
        assertThatThrownBy(() -> tools.run(Tool.GCC, List.of(), directory, Duration.ofSeconds(20))
                        .orThrow("a.c does not compile"))
                .isInstanceOf(ToolException.class)
                .hasMessage("a.c does not compile: gcc ended with exit code 4: a.c:1: error: bad");
    }

    private static String folder(Path file) {
        return file.resolveSibling("").toString();
    }

    private Path script(String folder, String content) throws IOException {
        Path file = Files.createDirectories(directory.resolve(folder)).resolve("gcc");
        Files.writeString(file, "#!/bin/sh\n" + content + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
