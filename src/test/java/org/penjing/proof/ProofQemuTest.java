package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.Concurrent;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.DoesNotFit;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.Footprint;
import org.penjing.proof.emulation.InstructionCounts;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.emulation.Overflow;
import org.penjing.proof.emulation.Piece;
import org.penjing.proof.emulation.Verdict;
import org.penjing.proof.probe.Outputs;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.Tool;
import org.penjing.proof.toolchain.ToolException;

@Concurrent
class ProofQemuTest {
    private static final byte[] INPUTS = FakePackage.inputs(50);
    private static final int STACK = 512;
    private static final MemoryLimits AMPLE = new MemoryLimits(64 * 1024, 16 * 1024, STACK);
    private static final Map<Core, Execution> EXECUTIONS = new ConcurrentHashMap<>();

    private final Proof proof = RequiredTools.PROOF;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void everyCoreAnswersAsTheHostDoes(Core core) {
        RequiredTools.require(Tool.GCC);
        Outputs host = proof.host(FakePackage.DIRECTORY, HostCompiler.GCC, INPUTS);
        assertThat(execution(core).outputs().difference(host)).isEmpty();
        assertThat(execution(core).warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void countsEveryInstructionOfNodes(Core core) {
        InstructionCounts counts = execution(core).instructions();
        assertThat(counts.resolution()).isZero();
        assertThat(counts.nodes())
                .hasSize(3)
                .element(0)
                .satisfies(mix -> assertThat(mix).isBetween(16 * 6L, 16 * 20L));
        assertThat(counts.nodes().get(1)).as("1000, the call and the return").isEqualTo(1002);
        assertThat(counts.nodes().get(2)).as("250, the call and the return").isEqualTo(252);
    }

    @ParameterizedTest
    @EnumSource
    void nodesAreTheirStep(Core core) {
        InstructionCounts counts = execution(core).instructions();
        long nodes = counts.nodes().stream().mapToLong(Long::longValue).sum();
        assertThat(counts.step() - nodes)
                .as("what a step does besides its nodes")
                .isBetween(0L, 15L);
        assertThat(counts.steps()).hasSize(5).allMatch(step -> step == counts.step());
        assertThat(counts.inference()).isEqualTo(counts.start() + 5 * counts.step() + counts.answer());
    }

    @ParameterizedTest
    @EnumSource
    void splitsMemoryByObject(Core core) {
        Footprint footprint = execution(core).footprint();
        assertThat(footprint.packageFlashBytes())
                .isEqualTo(footprint.flashBytes("penjing_model") + footprint.flashBytes("penjing_kernels"));
        assertThat(footprint.flashBytes("penjing_kernels")).isBetween(2 * 1250L, 2 * 1250L + 100);
        assertThat(footprint.flashBytes() - footprint.packageFlashBytes())
                .as("library routines, and what aligns")
                .isBetween(0L, 1024L);
        assertThat(footprint.ramBytes("penjing_model")).isEqualTo(64 + 2);
        assertThat(footprint.ramBytes("penjing_kernels")).isZero();
        assertThat(footprint.ramBytes()).isBetween(66L, 72L);
        assertThat(footprint.pieces())
                .extracting(Piece::object, Piece::kind, Piece::name, Piece::bytes)
                .contains(
                        tuple("penjing_model", Piece.Kind.CONSTANT, "weights", 16L),
                        tuple("penjing_model", Piece.Kind.VARIABLE, "own_steps", 2L),
                        tuple("penjing_model", Piece.Kind.ZEROED, "arena", 64L));
        assertThat(footprint.pieces())
                .anyMatch(piece -> piece.name().equals("penjing_mix") && piece.kind() == Piece.Kind.CODE);
        assertThat(footprint.libraryBytes()).isBetween(0L, footprint.flashBytes() - footprint.packageFlashBytes());
    }

    @ParameterizedTest
    @EnumSource
    void measuresTheStack(Core core) {
        assertThat(execution(core).stackBytes()).isBetween(24, 128);
    }

    @ParameterizedTest
    @EnumSource
    void linksWithinExactlyWhatItTakesAndNotWithinLess(Core core) {
        Footprint footprint = execution(core).footprint();
        long ram = footprint.ramBytes() + STACK;
        assertThat(verdict(core, new MemoryLimits(footprint.flashBytes(), ram, STACK)))
                .isInstanceOf(Execution.class);
        assertThat(verdict(core, new MemoryLimits(footprint.flashBytes() - 8, ram - 4, STACK)))
                .isEqualTo(new DoesNotFit(
                        List.of(new Overflow(Overflow.Memory.FLASH, 8), new Overflow(Overflow.Memory.RAM, 4))));
    }

    @ParameterizedTest
    @EnumSource
    void findsAStackThatIsTooSmall(Core core) {
        require();
        assertThatThrownBy(() -> verdict(core, new MemoryLimits(64 * 1024, 16 * 1024, 16)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("the package overflowed its stack");
    }

    @Test
    void trapsUnalignedAccessWhereTheCoreHasNone() throws Exception {
        require();
        Path unaligned = FakePackage.changed(
                directory,
                "penjing_kernels.c",
                "IDLE(250);",
                "\nstatic const uint32_t words[2] = {1, 2};\nuint32_t word;\n"
                        + "__asm volatile(\"ldr %0, [%1]\" : \"=l\"(word) : \"l\"((const char *)words + 1));\n");
        assertThat(proof.qemu(unaligned, Core.CORTEX_M3, AMPLE, INPUTS)).isInstanceOf(Execution.class);
        assertThatThrownBy(() -> proof.qemu(unaligned, Core.CORTEX_M0PLUS, AMPLE, INPUTS))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("the processor faulted");
    }

    @ParameterizedTest
    @EnumSource(names = {"CORTEX_M4", "CORTEX_M33", "CORTEX_M55"})
    void countsMoreCoarselyWhatTakesLong(Core core) throws Exception {
        require();
        Path longer = FakePackage.changed(
                directory,
                "penjing_kernels.c",
                "IDLE(250);",
                "\n#ifdef __arm__\nuint32_t n = 7000000;\n"
                        + "__asm volatile(\"1: subs %0, %0, #1\\n bne 1b\\n\" : \"+r\"(n) : : \"cc\");\n#endif\n");
        Verdict verdict = proof.qemu(longer, core, AMPLE, Arrays.copyOf(INPUTS, FakePackage.CELLS));
        assertThat(verdict).isInstanceOfSatisfying(Execution.class, execution -> {
            InstructionCounts counts = execution.instructions();
            assertThat(counts.resolution()).isBetween(3.0, 8.0);
            assertThat((double) counts.nodes().get(2)).isCloseTo(14_000_003, within(1 + 2 * counts.resolution()));
            assertThat((double) counts.step())
                    .isCloseTo(
                            counts.nodes().stream().mapToLong(Long::longValue).sum(), within(60.0));
        });
    }

    private Execution execution(Core core) {
        require();
        return EXECUTIONS.computeIfAbsent(core, missing -> (Execution) verdict(missing, AMPLE));
    }

    private Verdict verdict(Core core, MemoryLimits limits) {
        return proof.qemu(FakePackage.DIRECTORY, core, limits, INPUTS);
    }

    private static void require() {
        RequiredTools.require(Tool.ARM_GCC, Tool.ARM_SIZE, Tool.QEMU_ARM);
    }
}
