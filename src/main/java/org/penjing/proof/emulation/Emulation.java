package org.penjing.proof.emulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.penjing.proof.probe.ProbeRun;
import org.penjing.proof.toolchain.Build;
import org.penjing.proof.toolchain.ObjectCache;
import org.penjing.proof.toolchain.Tool;
import org.penjing.proof.toolchain.ToolException;
import org.penjing.proof.toolchain.ToolRun;
import org.penjing.proof.toolchain.Tools;
import org.penjing.proof.toolchain.Workspace;

/** A package on an emulated core. */
public record Emulation(
        Workspace workspace, Tools tools, Core core, MemoryLimits limits, Duration limit, ObjectCache cache) {
    private static final String PROGRAM = "probe.elf";
    private static final String MAP = "probe.map";
    private static final List<String> PROBE = List.of("board_start.S", "board_cortex_m.c", "probe.c");

    /** A program, its folder, and what was said while it was built. */
    private record Program(Path folder, ToolRun link, List<String> warnings) {}

    public Verdict run(Path packageDirectory, byte[] inputs) throws IOException {
        List<String> flags = new ArrayList<>(core.flags());
        flags.add("-O2");
        Build build = new Build(workspace, tools, Tool.ARM_GCC, flags, packageDirectory, limit, cache);
        Program shipped = link(build, "shipped", PROBE, "untraced.c", List.of());
        Program alone = relink(build, shipped);
        if (!alone.link().succeeded()) {
            List<Overflow> overflows = Overflow.in(alone.link().text());
            if (!overflows.isEmpty()) {
                return new DoesNotFit(overflows);
            }
        }
        alone.link().orThrow("the package does not link for " + core.id());
        shipped.link().orThrow("the package does not link for " + core.id());
        ProbeRun all = start(shipped, inputs, List.of());
        return new Execution(
                all.outputs(),
                footprint(alone),
                all.figures().number("stack_bytes"),
                count(
                        build,
                        shipped,
                        Arrays.copyOf(inputs, all.outputs().layout().inputBytes())),
                shipped.warnings());
    }

    /** The package's objects in a program without the probe, within the limits. */
    private Program relink(Build build, Program shipped) throws IOException {
        Path folder = workspace.folder("alone");
        List<String> objects = new ArrayList<>(
                build.compileProbe(folder, List.of(build.kind() + "/alone.c")).files());
        try (Stream<Path> own = Files.list(shipped.folder().resolve("package"))) {
            for (Path object : own.sorted().toList()) {
                Files.createDirectories(folder.resolve("package"));
                Files.copy(object, folder.resolve("package").resolve(object.getFileName()));
                objects.add("package/" + object.getFileName());
            }
        }
        return link(build, folder, limits, objects, List.of());
    }

    /** The package and the probe, without limits: both take the same libraries. */
    private Program link(
            Build build, String name, List<String> probeSources, String tracer, List<String> packageOptions)
            throws IOException {
        Path folder = workspace.folder(name);
        Build.Objects probe = build.compileProbe(folder, probeSources).and(build.compileProbe(folder, List.of(tracer)));
        Build.Objects own = build.compilePackage(folder, packageOptions);
        return link(
                build,
                folder,
                MemoryLimits.none(limits.stackBytes()),
                probe.and(own).files(),
                own.warnings());
    }

    private Program link(Build build, Path folder, MemoryLimits within, List<String> objects, List<String> warnings) {
        List<String> options = List.of(
                "--specs=nano.specs",
                "--specs=rdimon.specs",
                "-nostartfiles",
                "-Wl,--gc-sections",
                "-Wl,-Map=" + MAP,
                core.board().placement(within),
                "-T",
                workspace.source("board_cortex_m.ld").toString());
        return new Program(folder, build.link(folder, objects, options, PROGRAM), warnings);
    }

    private ProbeRun start(Program program, byte[] inputs, List<String> timing) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-M",
                core.board().machine(),
                "-display",
                "none",
                "-monitor",
                "none",
                "-serial",
                "null",
                "-semihosting-config",
                "enable=on,target=native",
                "-kernel",
                PROGRAM));
        arguments.addAll(timing);
        return ProbeRun.of(
                program.folder(),
                inputs,
                "the package fails on " + core.id(),
                folder -> tools.run(Tool.QEMU_ARM, arguments, folder, limit));
    }

    private Footprint footprint(Program program) throws IOException {
        ToolRun sizes = tools.run(Tool.ARM_SIZE, List.of("-A", "-d", PROGRAM), program.folder(), limit)
                .orThrow("the program cannot be read");
        return Footprint.of(sizes.text(), Files.readString(program.folder().resolve(MAP), StandardCharsets.UTF_8));
    }

    private InstructionCounts count(Build build, Program shipped, byte[] input) throws IOException {
        Program traced = link(
                build,
                "traced",
                PROBE,
                "trace.c",
                List.of("-include", workspace.source("trace.h").toString()));
        traced.link().orThrow("the traced package does not link for " + core.id());
        for (int shift : CountedRun.SHIFTS) {
            List<String> timing = List.of("-icount", "shift=" + shift + ",sleep=off");
            ProbeRun untracedRun = start(shipped, input, timing);
            ProbeRun tracedRun = start(traced, input, timing);
            Optional<String> difference = tracedRun.outputs().difference(untracedRun.outputs());
            if (difference.isPresent()) {
                throw new ToolException("the traced package answers otherwise: " + difference.get());
            }
            if (!untracedRun.figures().overrun() && !tracedRun.figures().overrun()) {
                return new CountedRun(core.board(), shift).counts(untracedRun.figures(), tracedRun.figures());
            }
        }
        throw new ToolException(
                "one call of the package takes more instructions on " + core.id() + " than can be counted");
    }
}
