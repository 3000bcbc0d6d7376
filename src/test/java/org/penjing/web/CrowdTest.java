package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.job.JobFiles;

/** Many clients at once, slow ones among them. */
class CrowdTest {
    private static final int PATIENCE_MILLIS = 10_000;

    @TempDir
    Path directory;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        FakeParts.WORKBENCH.reset();
    }

    @Test
    void slowBodiesAndStreamsAndPollersLeaveHealthAnswered() throws Exception {
        try (PenjingServer server = server("30s")) {
            String path = new Client(server.port())
                    .post("/api/v1/jobs", JobFiles.SMALL)
                    .header("Location");
            for (int i = 0; i < 250; i++) {
                send(
                        server,
                        "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 1000\r\n\r\n{");
            }
            for (int i = 0; i < 500; i++) {
                send(server, "GET " + path + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            for (int i = 0; i < 64; i++) {
                send(server, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            String health = RawClient.answer(
                    server.port(),
                    "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII),
                    PATIENCE_MILLIS);
            assertThat(health).contains("UP");
        }
    }

    @Test
    void aBodyThatComesInDropsIsCutOff() throws Exception {
        try (PenjingServer server = server("1s")) {
            Socket socket = send(
                    server,
                    "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000\r\n\r\n");
            Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 1_000; i++) {
                        socket.getOutputStream().write(' ');
                        Thread.sleep(Duration.ofMillis(100));
                    }
                } catch (IOException | InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(RawClient.rest(socket))
                    .startsWith("HTTP/1.1 408")
                    .contains("Body too slow", "Connection: close");
        }
    }

    @Test
    void oneAddressHasOnlySoManyBodiesReadAtOnce() throws Exception {
        try (PenjingServer server = server("30s")) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 66; i++) {
                sockets.add(
                        send(server, "POST /api/v1/data HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1"));
            }
            int refused = 0;
            for (Socket socket : sockets.reversed()) {
                socket.setSoTimeout(300);
                try {
                    byte[] head = socket.getInputStream().readNBytes(12);
                    assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 429");
                    refused++;
                } catch (SocketTimeoutException waiting) {
                    // one of the bodies that are read
                }
            }
            assertThat(refused).isEqualTo(2);
        }
    }

    private PenjingServer server(String bodyTime) {
        return PenjingServer.start(
                directory.resolve("home"),
                0,
                Map.of("penjing.jobs.disk-reserve", "1KB", "penjing.body-time", bodyTime),
                FakeParts.class);
    }

    private Socket send(PenjingServer server, String request) throws IOException {
        Socket socket = RawClient.connect(server.port(), PATIENCE_MILLIS);
        open.add(socket);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
