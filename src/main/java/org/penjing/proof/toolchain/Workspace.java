package org.penjing.proof.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.penjing.base.Trees;

/** A directory for one proof, gone when it is closed. */
public record Workspace(Path directory) implements AutoCloseable {
    private static final String RESOURCES = "/proof/";
    private static final String SOURCES = "source";
    private static final List<String> FILES = List.of(
            "recursion/alone.c",
            "recursion/subject.h",
            "once/alone.c",
            "once/subject.h",
            "board.h",
            "board_cortex_m.c",
            "board_cortex_m.ld",
            "board_host.c",
            "board_start.S",
            "nothing.c",
            "probe.c",
            "probe.h",
            "trace.c",
            "trace.h",
            "untraced.c");

    /** A new one in this machine's folder for temporary files, with the files of the probe in it. */
    public static Workspace create() throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A new one in a folder from which programs can be run. */
    public static Workspace in(Path folder) throws IOException {
        Workspace workspace = new Workspace(Files.createTempDirectory(folder, "penjing-proof"));
        for (String name : FILES) {
            workspace.write(name);
        }
        return workspace;
    }

    private void write(String resource) throws IOException {
        try (InputStream stream = Workspace.class.getResourceAsStream(RESOURCES + resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + RESOURCES + resource);
            }
            Path file = directory.resolve(SOURCES).resolve(resource);
            Files.createDirectories(file.getParent());
            Files.write(file, stream.readAllBytes());
        }
    }

    /** A file of the probe. */
    public Path source(String name) {
        return directory.resolve(SOURCES).resolve(name);
    }

    public Path folder(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    @Override
    public void close() {
        try {
            Trees.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
