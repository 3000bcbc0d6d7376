package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.proof.probe.OutputLayout;
import org.penjing.proof.probe.Outputs;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.Tool;
import org.penjing.proof.toolchain.ToolException;
import org.penjing.proof.toolchain.Tools;

class ProofHostTest {
    private static final int[] WEIGHTS = {1, 2, 4, 8, 16, 32, 64, 128, 3, 5, 7, 11, 13, 17, 19, 23};
    private static final byte[] INPUTS = FakePackage.inputs(50);

    private final Proof proof = RequiredTools.PROOF;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void givesWhatThePackageComputes(HostCompiler compiler) {
        RequiredTools.require(compiler);
        Outputs outputs = proof.host(FakePackage.DIRECTORY, compiler, INPUTS);
        assertThat(outputs.count()).isEqualTo(50);
        for (int input = 0; input < outputs.count(); input++) {
            int[] state = new int[FakePackage.CELLS];
            int steps = 0;
            do {
                for (int i = 0; i < state.length; i++) {
                    state[i] = 3 * state[i] + INPUTS[input * state.length + i] + WEIGHTS[i] & 0xff;
                }
                steps++;
            } while (steps < 5 && state[0] << 7 < 30_000);
            assertThat(outputs.answer(input))
                    .containsExactly(
                            Arrays.stream(state).map(value -> value % 5).toArray());
            assertThat(outputs.state(input)).isEqualTo(bytes(state));
            assertThat(outputs.steps(input)).isEqualTo(steps);
            assertThat(outputs.confidence(input)).isEqualTo(state[0] << 7);
        }
    }

    @Test
    void compilersAgree() {
        RequiredTools.require(Tool.GCC, Tool.CLANG);
        Outputs gcc = proof.host(FakePackage.DIRECTORY, HostCompiler.GCC, INPUTS);
        Outputs clang = proof.host(FakePackage.DIRECTORY, HostCompiler.CLANG, INPUTS);
        assertThat(gcc.difference(clang)).isEmpty();
        assertThat(gcc).isEqualTo(clang);
    }

    @Test
    void tellsWhichInputThePackageRefuses() {
        RequiredTools.require(Tool.GCC);
        byte[] inputs = FakePackage.inputs(3);
        inputs[2 * FakePackage.CELLS + 5] = 5;
        assertThatThrownBy(() -> proof.host(FakePackage.DIRECTORY, HostCompiler.GCC, inputs))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("input 2: the package refuses it");
    }

    @Test
    void refusesAnInputThatIsCutShort() {
        RequiredTools.require(Tool.GCC);
        byte[] inputs = Arrays.copyOf(INPUTS, FakePackage.CELLS + 3);
        assertThatThrownBy(() -> proof.host(FakePackage.DIRECTORY, HostCompiler.GCC, inputs))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("input 1: is too short");
        assertThatThrownBy(() -> proof.host(FakePackage.DIRECTORY, HostCompiler.GCC, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheLineThatDoesNotCompile() throws Exception {
        RequiredTools.require(Tool.GCC);
        Path broken = FakePackage.changed(directory, "penjing_model.c", "uint16_t most =", "uint16_t most = none +");
        assertThatThrownBy(() -> proof.host(broken, HostCompiler.GCC, INPUTS))
                .isInstanceOf(ToolException.class)
                .hasMessageStartingWith("penjing_model.c does not compile: gcc ended with exit code 1: ")
                .hasMessageContaining("error: 'none' undeclared")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"GCC_SANITIZED", "CLANG_SANITIZED"})
    void sanitizersEndAtUndefinedBehaviour(HostCompiler compiler) throws Exception {
        RequiredTools.require(compiler);
        Path undefined =
                FakePackage.changed(directory, "penjing_kernels.c", "3u * state[i]", "(unsigned)(weights[i] << 24)");
        assertThatThrownBy(() -> proof.host(undefined, compiler, INPUTS))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("runtime error: left shift of 128 by 24 places");
    }

    @Test
    void endsAPackageThatTakesTooLong() throws Exception {
        RequiredTools.require(Tool.GCC);
        Path endless =
                FakePackage.changed(directory, "penjing_model.c", "return (uint16_t)(state", "for (;;) {}\n(state");
        Proof hasty = new Proof(Tools.onPath(), Duration.ofSeconds(3), Path.of("target"));
        assertThatThrownBy(() -> hasty.host(endless, HostCompiler.GCC, INPUTS))
                .isInstanceOf(ToolException.class)
                .hasMessage("penjing-probe took longer than 3 seconds");
    }

    @Test
    void saysWhereOutputsDiffer() {
        OutputLayout layout = new OutputLayout(4, 2, 2, false, 3);
        byte[] bytes = new byte[2 * layout.recordBytes()];
        Outputs outputs = new Outputs(layout, bytes);
        assertThat(outputs.difference(with(layout, bytes, 2)))
                .isEqualTo(Optional.of("input 0: the answer's token 1 is 0, not 9"));
        assertThat(outputs.difference(with(layout, bytes, 11 + 6)))
                .isEqualTo(Optional.of("input 1: byte 2 of the states is 0, not 9"));
        assertThat(outputs.difference(with(layout, bytes, 11 + 10)))
                .isEqualTo(Optional.of("input 1: byte 3 of steps and confidence is 0, not 9"));
        assertThat(outputs.difference(new Outputs(layout, new byte[11]))).contains("2 outputs are not 1");
    }

    private static Outputs with(OutputLayout layout, byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] = 9;
        return new Outputs(layout, changed);
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
