package org.penjing.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.springframework.core.env.Environment;

/** Tries the address and the port before anything is started, which takes long. */
final class Listening {
    private static final String ADDRESS = "server.address";
    private static final String PORT = "server.port";

    private Listening() {}

    /** @throws InvalidInputException if a server cannot listen there */
    static void require(Environment environment) {
        InetAddress address = address(environment.getProperty(ADDRESS));
        int port = environment.getProperty(PORT, Integer.class, 0);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException refused) {
            throw isOfThisMachine(address)
                    ? new InvalidInputException(
                            PORT, port, "a free port", "choose another one with --port, or 0 for any")
                    : notOurs(address == null ? "" : address.getHostAddress());
        } catch (IOException unusable) {
            throw new InvalidInputException(
                    PORT,
                    port,
                    "a port that can be listened on (" + unusable.getMessage() + ")",
                    "choose another one with --port");
        }
    }

    private static @Nullable InetAddress address(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? null : InetAddress.getByName(name);
        } catch (UnknownHostException unknown) {
            throw notOurs(String.valueOf(name));
        }
    }

    private static boolean isOfThisMachine(@Nullable InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException elsewhere) {
            return false;
        }
    }

    private static InvalidInputException notOurs(String address) {
        return new InvalidInputException(
                ADDRESS,
                address,
                "an address or name of this machine",
                "take 127.0.0.1 for this machine alone, 0.0.0.0 for all others too");
    }
}
