package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.Concurrent;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.network.Questions;
import org.penjing.network.family.Dense;
import org.penjing.network.family.RandomDense;
import org.penjing.proof.toolchain.Tool;

/** What people do with an unpacked package, by its own Makefile and in programs of their own. */
@Concurrent
class FirmwareUseTest {
    private static final Path PROGRAMS =
            Path.of("src/test/resources/proof/programs").toAbsolutePath();

    @TempDir
    private Path directory;

    @BeforeEach
    void writeAPackage() throws IOException {
        RequiredTools.require(Tool.GCC, Tool.CLANG);
        RequiredTools.requireProgram("make");
        write("one", 11);
    }

    private void write(String folder, long seed) throws IOException {
        var model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, seed, new Precision(4, 8), new Precision(8, 8));
        Firmware firmware =
                Firmware.of(model, 0.6, ".1234", Map.of(), RandomSubnets.questions(model.architecture(), 64));
        FirmwarePackage.of(firmware).write(directory.resolve(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void makeCheckRunsTheVectors(String compiler) throws Exception {
        assertThat(run("one", "make", "check", "CC=" + compiler)).contains("64 of 64 vectors agree in every bit");
    }

    @Test
    void plainTwinsGiveTheSameBytes() throws Exception {
        assertThat(run("one", "make", "check", "CFLAGS=-DPENJING_PLAIN"))
                .contains("64 of 64 vectors agree in every bit");
    }

    @Test
    void whatPeopleWriteCannotEndAComment() throws Exception {
        var model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 3, Precision.INT8);
        int[][] questions = RandomSubnets.questions(model.architecture(), 2);
        Firmware firmware = Firmware.of(model, 1, "/*\\*/", Map.of("jobName", "a */ #error b\n/* c"), questions);
        FirmwarePackage.of(firmware).write(directory.resolve("one"));
        assertThat(run("one", "make", "check")).contains("2 of 2 vectors agree");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-O0", "-O1", "-O2", "-O3", "-Os", "-O2 -flto -fno-strict-aliasing"})
    void makeBuildsAtEveryOptimizationWithoutWarnings(String flags) throws Exception {
        assertThat(run("one", "make", "check", "CC=gcc", "CFLAGS=" + flags))
                .contains("64 of 64 vectors agree in every bit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c++11", "c++20"})
    void itsSourcesAreCppToo(String standard) throws Exception {
        RequiredTools.requireProgram("g++");
        run(
                "one",
                "sh",
                "-c",
                "g++ -x c++ -std=" + standard + " -O1 -Wall -Wextra -Wconversion -Wdouble-promotion -Wshadow -Werror"
                        + " -I. *.c tests/check.c -o program");
        assertThat(run("one", "./program")).contains("64 of 64 vectors agree in every bit");
    }

    @Test
    void aNetworkThatIsRunOnceBuildsAsCAndCppWithoutWarnings() throws Exception {
        RequiredTools.requireProgram("g++");
        for (Dense family : List.of(RandomDense.CLASSIFIER, RandomDense.REGRESSOR)) {
            var model = RandomDense.compressed(family, 2, new Precision(4, 8), Precision.INT8);
            int[][] questions = IntegerNetwork.of(model)
                    .integers(new Questions.Numbers(RandomDense.questions(family.inputs(), 64, 6)));
            String folder = "once" + family.outputs();
            FirmwarePackage.of(Firmware.of(model, 1, "", Map.of(), questions)).write(directory.resolve(folder));
            assertThat(run(folder, "make", "check")).contains("64 of 64 vectors agree in every bit");
            run(folder, "gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", "-I.", "-c", "examples/bare_metal.c");
            run(
                    folder,
                    "sh",
                    "-c",
                    "g++ -x c++ -std=c++11 -O1 -Wall -Wextra -Wconversion -Wdouble-promotion -Wshadow -Werror -I."
                            + " *.c tests/check.c -o program && printf '#include \"penjing.hpp\"\\nint main() {"
                            + " return (int) sizeof(penjing::infer(penjing::Input())) == 0; }' > face.cpp"
                            + " && g++ -std=c++11 -Wall -Wextra -Werror -I. face.cpp penjing_*.c -o face");
            assertThat(run(folder, "./program")).contains("64 of 64 vectors agree in every bit");
            run(folder, "cmake", "-S", ".", "-B", "cmake");
            run(folder, "cmake", "--build", "cmake");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cortex-m0plus", "cortex-m3", "cortex-m4", "cortex-m7", "cortex-m33", "cortex-m55"})
    void makeBuildsForACoreWithoutWarnings(String target) throws Exception {
        RequiredTools.require(Tool.ARM_GCC);
        run("one", "make", "TARGET=" + target);
        assertThat(directory.resolve("one/build/" + target + "/libpenjing.a")).isNotEmptyFile();
    }

    @Test
    void deadlinesThresholdsAndErrorsAreAsTheHeaderSays() throws Exception {
        run("one", "make");
        compile("gcc", "-std=c99", "driver.c");
        assertThat(run("one", "./program")).isEmpty();
    }

    @Test
    void theCppFaceAnswersAsTheCOneDoes() throws Exception {
        RequiredTools.requireProgram("g++");
        run("one", "make");
        compile("g++", "-std=c++11", "wrapper.cpp");
        run("one", "./program");
    }

    private void compile(String compiler, String standard, String program) throws Exception {
        run(
                "one",
                compiler,
                standard,
                "-Wall",
                "-Wextra",
                "-Werror",
                "-I.",
                PROGRAMS.resolve(program).toString(),
                "build/host/libpenjing.a",
                "-o",
                "program");
    }

    @Test
    void twoModelsLiveInOneImage() throws Exception {
        write("two", 12);
        String common = "gcc -std=c99 -O1 -c ";
        run(".", "sh", "-c", common + "-DPENJING_PREFIX=left_ -Ione one/penjing_model.c -o left_model.o");
        run(".", "sh", "-c", common + "-DPENJING_PREFIX=left_ -Ione one/penjing_run.c -o left_run.o");
        run(".", "sh", "-c", common + "-DPENJING_PREFIX=right_ -Itwo two/penjing_model.c -o right_model.o");
        run(".", "sh", "-c", common + "-DPENJING_PREFIX=right_ -Itwo two/penjing_run.c -o right_run.o");
        for (String side : List.of("one left_", "two right_")) {
            String[] parts = side.split(" ", -1);
            run(
                    ".",
                    "sh",
                    "-c",
                    "gcc -std=c99 -O1 -DPENJING_PREFIX=" + parts[1] + " -I" + parts[0] + " " + parts[0]
                            + "/tests/check.c left_*.o right_*.o one/penjing_kernels.c one/penjing_linear.c -o check");
            assertThat(run(".", "./check")).contains("64 of 64");
        }
    }

    @Test
    void twoFoldersLiveInOneCMakeProject() throws Exception {
        RequiredTools.requireProgram("cmake");
        writeTwoModels();
        run(".", "cmake", "-S", ".", "-B", "build");
        assertThat(run(".", "cmake", "--build", "build")).doesNotContain("warning");
        run(".", "build/app");
        assertThat(run(".", "build/check_left")).contains("64 of 64 vectors agree");
        assertThat(run(".", "build/check_right")).contains("64 of 64 vectors agree");
    }

    @Test
    void cmakeRefusesFoldersWithDifferentKernels() throws Exception {
        RequiredTools.requireProgram("cmake");
        writeTwoModels();
        Files.writeString(
                directory.resolve("right/penjing_linear.c"), "/* of another version */", StandardOpenOption.APPEND);
        Process cmake = started(".", "cmake", "-S", ".", "-B", "build");
        assertThat(new String(cmake.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("have different kernels")
                .contains("from one version of Penjing");
        assertThat(cmake.waitFor()).isNotZero();
    }

    private void writeTwoModels() throws IOException {
        write("left", 11);
        write("right", 12);
        for (String file : List.of("CMakeLists.txt", "app.c")) {
            Files.copy(PROGRAMS.resolveSibling("two-models").resolve(file), directory.resolve(file));
        }
    }

    private Process started(String folder, String... command) throws IOException {
        return new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.resolve(folder).toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** Runs a command in a folder and returns what it prints; it must succeed. */
    private String run(String folder, String... command) throws IOException, InterruptedException {
        Process process = started(folder, command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
