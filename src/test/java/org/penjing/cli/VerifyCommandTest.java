package org.penjing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.export.Bundle;
import org.penjing.export.SampleBundle;
import org.penjing.proof.RequiredTools;
import org.penjing.proof.toolchain.Tool;

class VerifyCommandTest {
    private final TestTerminal terminal = new TestTerminal();

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        SampleBundle.write(directory);
    }

    @Test
    void everyEngineOfTheMachineAgreesWithAGoodBundle() {
        RequiredTools.require(Tool.GCC, Tool.CLANG, Tool.ARM_GCC, Tool.QEMU_ARM);
        int exitCode = verify(Bundle.ARCHIVE, "--inputs", "40");
        assertThat(terminal.outLines())
                .anyMatch(line -> line.matches("integer reference +40 +40 +every bit"))
                .anyMatch(line -> line.matches("ONNX Runtime +40 +40 +every bit"))
                .anyMatch(line -> line.matches("TensorFlow Lite +40 +\\d+ +answers.*"))
                .anyMatch(line -> line.matches("host C, gcc +40 +40 +every bit"))
                .anyMatch(line -> line.matches("host C, clang +40 +40 +every bit"))
                .anyMatch(line -> line.matches("test vectors, gcc +64 +64 +every bit"))
                .anyMatch(line -> line.matches("QEMU on cortex-m4 +40 +40 .* bytes of flash, .* instructions a step"));
        assertThat(exitCode).isZero();
    }

    @Test
    void aChangedConstantDiffersAlsoWhenTheManifestWasMadeAgain() throws IOException {
        RequiredTools.require(Tool.GCC);
        SampleBundle.tamper(directory, "penjing_model.c", VerifyCommandTest::withAnotherWeight);
        assertThat(verify(Bundle.ARCHIVE, "--inputs", "40")).isEqualTo(1);
        assertThat(terminal.outLines())
                .anyMatch(line -> line.startsWith("host C, gcc") && line.contains("differs: input "))
                .anyMatch(line -> line.startsWith("test vectors, gcc") && line.contains("differs: vector "));
    }

    /** The first multiplier of a channel, halved. */
    private static String withAnotherWeight(String source) {
        int at = source.indexOf("int32_t multiplier_");
        int from = source.indexOf('{', at) + 1;
        int to = source.indexOf(',', from);
        return source.substring(0, from) + " 1073741824" + source.substring(to);
    }

    @Test
    void aFlippedByteNamesItsFileAndRunsNothing() throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(Bundle.STEP));
        bytes[bytes.length / 2] ^= 4;
        Files.write(directory.resolve(Bundle.STEP), bytes);
        assertThat(verify("")).isEqualTo(1);
        assertThat(terminal.errLines()).containsExactly("penjing: step.onnx differs");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(directory.resolve(Bundle.INTEGER));
        assertThat(verify("")).isEqualTo(1);
        assertThat(terminal.errLines()).containsExactly("penjing: integer.json is missing");
    }

    @Test
    void whatIsNoBundleIsWrongUse() {
        assertThat(verify(Bundle.MODEL)).isEqualTo(2);
        assertThat(terminal.errLines()).singleElement().asString().contains("BUNDLE: ", "(no zip archive)");
    }

    @Test
    void anUnknownCoreIsWrongUse() {
        assertThat(verify(Bundle.ARCHIVE, "--cores", "cortex-m4,z80")).isEqualTo(2);
        assertThat(terminal.errLines())
                .containsExactly(
                        "penjing: --cores: z80 (all, or some of cortex-m0plus, cortex-m3, cortex-m4, cortex-m7,"
                                + " cortex-m33, cortex-m55); separate them by commas");
    }

    private int verify(String file, String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "verify";
        words[1] = directory.resolve(file).toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return terminal.run(words);
    }
}
