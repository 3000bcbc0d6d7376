package org.penjing.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A compiler at work on a package and the probe, in a folder of its own: the package's objects lie in {@code package}, the
 * probe's in {@code probe}.
 *
 * @param flags of the target, for every compilation
 */
record Build(
        Workspace workspace, Tools tools, Tool compiler, List<String> flags, Path packageDirectory, Duration limit) {
    private static final List<String> COMMON =
            List.of("-std=c99", "-ffunction-sections", "-fdata-sections", "-Wall", "-Wextra");
    private static final String OBJECT = ".o";

    /** Objects and what the compiler warned of. */
    record Objects(List<String> files, List<String> warnings) {
        Objects and(Objects others) {
            return new Objects(joined(files, others.files), joined(warnings, others.warnings));
        }

        private static List<String> joined(List<String> some, List<String> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }
    }

    /** Every C file directly in the package's directory. */
    Objects compilePackage(Path folder, List<String> options) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.list(packageDirectory)) {
            sources = files.filter(file -> file.toString().endsWith(".c"))
                    .sorted()
                    .toList();
        }
        if (sources.isEmpty()) {
            throw new IOException("no C file in " + packageDirectory);
        }
        return compile(folder, "package", sources, options);
    }

    /** The program of the test vectors. */
    Objects compileCheck(Path folder) throws IOException {
        List<String> options = List.of("-I" + packageDirectory.toAbsolutePath());
        return compile(
                folder, "tests", List.of(packageDirectory.resolve("tests").resolve("check.c")), options);
    }

    Objects compileProbe(Path folder, List<String> names) throws IOException {
        List<String> options = List.of("-I" + packageDirectory.toAbsolutePath(), "-D_POSIX_C_SOURCE=200809L");
        return compile(folder, "probe", names.stream().map(workspace::source).toList(), options);
    }

    private Objects compile(Path folder, String part, List<Path> sources, List<String> options) throws IOException {
        Files.createDirectories(folder.resolve(part));
        List<String> objects = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Path source : sources) {
            String name = source.getFileName().toString();
            String object = part + "/" + name.substring(0, name.lastIndexOf('.')) + OBJECT;
            List<String> arguments = new ArrayList<>(flags);
            arguments.addAll(COMMON);
            arguments.addAll(options);
            arguments.addAll(List.of("-c", source.toAbsolutePath().toString(), "-o", object));
            ToolRun run = tools.run(compiler, arguments, folder, limit).orThrow(name + " does not compile");
            objects.add(object);
            warnings.addAll(run.warnings());
        }
        return new Objects(objects, warnings);
    }

    ToolRun link(Path folder, List<String> objects, List<String> options, String program) {
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(options);
        arguments.addAll(objects);
        arguments.addAll(List.of("-o", program));
        return tools.run(compiler, arguments, folder, limit);
    }
}
