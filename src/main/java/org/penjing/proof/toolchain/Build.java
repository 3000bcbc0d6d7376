package org.penjing.proof.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A compiler at work on a package and the probe, in a folder of its own: the package's objects lie in {@code package}, the
 * probe's in {@code probe}.
 *
 * @param flags of the target, for every compilation
 */
public record Build(
        Workspace workspace,
        Tools tools,
        Tool compiler,
        List<String> flags,
        Path packageDirectory,
        Duration limit,
        ObjectCache cache) {
    private static final List<String> COMMON =
            List.of("-std=c99", "-ffunction-sections", "-fdata-sections", "-Wall", "-Wextra");
    private static final String OBJECT = ".o";

    /** Objects and what the compiler warned of. */
    public record Objects(List<String> files, List<String> warnings) {
        public Objects and(Objects others) {
            return new Objects(joined(files, others.files), joined(warnings, others.warnings));
        }

        private static List<String> joined(List<String> some, List<String> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }
    }

    /** Every C file directly in the package's directory. */
    public Objects compilePackage(Path folder, List<String> options) throws IOException {
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
    public Objects compileCheck(Path folder) throws IOException {
        List<String> options = List.of("-I" + packageDirectory.toAbsolutePath());
        return compile(
                folder, "tests", List.of(packageDirectory.resolve("tests").resolve("check.c")), options);
    }

    /** The folder of the probe's files for a package of this kind. */
    public String kind() throws IOException {
        return Files.readString(packageDirectory.resolve("penjing_model.h")).contains("PENJING_(infer)")
                ? "once"
                : "recursion";
    }

    public Objects compileProbe(Path folder, List<String> names) throws IOException {
        List<String> options = List.of(
                "-I" + packageDirectory.toAbsolutePath(),
                "-I" + workspace.source(kind()).toAbsolutePath(),
                "-D_POSIX_C_SOURCE=200809L");
        return compile(folder, "probe", names.stream().map(workspace::source).toList(), options);
    }

    private Objects compile(Path folder, String part, List<Path> sources, List<String> options) throws IOException {
        Files.createDirectories(folder.resolve(part));
        // Each compiler is one process of one thread.
        return sources.parallelStream()
                .map(source -> compile(folder, part, source, options))
                .reduce(new Objects(List.of(), List.of()), Objects::and);
    }

    private Objects compile(Path folder, String part, Path source, List<String> options) {
        String name = source.getFileName().toString();
        String object = part + "/" + name.substring(0, name.lastIndexOf('.')) + OBJECT;
        List<String> how = new ArrayList<>(flags);
        how.addAll(COMMON);
        List<String> what = new ArrayList<>(options);
        what.add(source.toAbsolutePath().toString());
        Optional<String> key = key(folder, how, what);
        return key.flatMap(known -> cache.restore(known, folder.resolve(object)))
                .map(warnings -> new Objects(List.of(object), warnings))
                .orElseGet(() -> {
                    List<String> arguments = Stream.of(how, what, List.of("-c", "-o", object))
                            .flatMap(List::stream)
                            .toList();
                    ToolRun run = tools.run(compiler, arguments, folder, limit).orThrow(name + " does not compile");
                    key.ifPresent(fresh -> cache.keep(fresh, folder.resolve(object), run.warnings()));
                    return new Objects(List.of(object), run.warnings());
                });
    }

    /** Empty where the source does not even pass the preprocessor, or is too long to be kept. */
    private Optional<String> key(Path folder, List<String> how, List<String> what) {
        List<String> arguments =
                Stream.of(how, what, List.of("-E", "-P")).flatMap(List::stream).toList();
        ToolRun preprocessed = tools.run(compiler, arguments, folder, limit);
        List<String> command =
                Stream.concat(Stream.of(compiler.command()), how.stream()).toList();
        return preprocessed.succeeded() && preprocessed.isWhole()
                ? Optional.of(ObjectCache.key(command, preprocessed.text()))
                : Optional.empty();
    }

    public ToolRun link(Path folder, List<String> objects, List<String> options, String program) {
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(options);
        arguments.addAll(objects);
        arguments.addAll(List.of("-o", program));
        return tools.run(compiler, arguments, folder, limit);
    }
}
