package org.penjing.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A server to be killed: prints its port, writes down every genome it scores, and takes its time for each generation. */
final class ServerProcess {
    static final String PORT = "port ";

    private ServerProcess() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        FakeParts.WORKBENCH.onScored(genome -> write(directory.resolve("scored"), genome));
        FakeParts.WORKBENCH.on(_ -> pause());
        PenjingServer server = PenjingServer.start(
                directory.resolve("home"), 0, Map.of("penjing.jobs.disk-reserve", "1KB"), FakeParts.class);
        System.out.println(PORT + server.port());
        server.join();
    }

    private static synchronized void write(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
