package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.hardware.DeviceProfiles;

class ProofToolsTest {
    @TempDir
    private Path directory;

    @Test
    void aToolThatIsNotThereIsNamedWithItsRemedy() {
        Tools none = Tools.in(directory.toString());
        assertThat(none.path(Tool.QEMU_ARM)).isEmpty();
        assertThat(none.version(Tool.QEMU_ARM)).isEmpty();
        assertThatThrownBy(() -> new Proof(none, Duration.ofSeconds(9), Path.of("target"))
                        .host(FakePackage.DIRECTORY, HostCompiler.CLANG, FakePackage.inputs(1)))
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

    @Test
    void readsOverflowsInBothQuotings() {
        assertThat(Overflow.in("ld: region `FLASH' overflowed by 3156 bytes\nld: region 'RAM' overflowed by 1 byte\n"))
                .containsExactly(new Overflow(Overflow.Memory.FLASH, 3156), new Overflow(Overflow.Memory.RAM, 1));
        assertThat(Overflow.in("ld: region `PROBE_RAM' overflowed by 8 bytes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cortex-m4, CORTEX_M4",
        "Cortex-M4F, CORTEX_M4",
        "Cortex-M0+, CORTEX_M0PLUS",
        "cortex-m0plus, CORTEX_M0PLUS"
    })
    void findsACoreByItsId(String id, Core core) {
        assertThat(Core.of(id)).contains(core);
    }

    @Test
    void everyCortexMOfTheProfilesIsEmulated() {
        assertThat(DeviceProfiles.load(Path.of("hardware-profiles")).all())
                .filteredOn(profile -> profile.core().startsWith("Cortex-M"))
                .isNotEmpty()
                .allSatisfy(profile -> assertThat(Core.of(profile.core())).isPresent());
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
