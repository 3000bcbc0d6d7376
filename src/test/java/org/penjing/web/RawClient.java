package org.penjing.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP as it is told to, right or wrong. */
final class RawClient {
    private RawClient() {}

    static Socket connect(int port, int patienceMillis) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(patienceMillis);
        return socket;
    }

    /** Everything the server says until it closes the connection. */
    static String answer(int port, byte[] request, int patienceMillis) throws IOException {
        try (Socket socket = connect(port, patienceMillis)) {
            socket.getOutputStream().write(request);
            return rest(socket);
        }
    }

    /** What comes until the end; a connection that is reset after its answer has ended too. */
    static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, count);
            }
        } catch (SocketException reset) {
            if (answer.size() == 0) {
                throw reset;
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
