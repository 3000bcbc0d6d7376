package org.penjing.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A server to be killed: prints its port, writes down every genome it scores, and takes its time for each generation. */
final class ServerProcess {
    static final String PORT = "port ";

    private static int written;

    private ServerProcess() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        FakeParts.WORKBENCH.on(point -> {
            writeScored(directory.resolve("scored"));
            pause();
        });
        PenjingServer server = PenjingServer.start(
                directory.resolve("home"), 0, Map.of("penjing.jobs.disk-reserve", "1KB"), FakeParts.class);
        System.out.println(PORT + server.port());
        server.join();
    }

    private static synchronized void writeScored(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (; written < FakeParts.WORKBENCH.scored.size(); written++) {
            lines.append(FakeParts.WORKBENCH.scored.get(written)).append('\n');
        }
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
