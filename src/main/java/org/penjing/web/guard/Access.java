package org.penjing.web.guard;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Who may reach the server. */
@Component
final class Access {
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int SHORTEST_KEY = 16;

    private final byte @Nullable [] key;

    /** @throws InvalidInputException if the server would be open to other machines without a key, or its key is short */
    Access(WebProperties properties, ServerProperties server) {
        String given = properties.apiKey();
        this.key = given == null || given.isBlank() ? null : given.strip().getBytes(StandardCharsets.UTF_8);
        if (key != null && key.length < SHORTEST_KEY) {
            throw new InvalidInputException(
                    "penjing.api-key",
                    key.length + " characters",
                    "at least " + SHORTEST_KEY + ", so that nobody guesses it",
                    "choose a longer one, openssl rand -hex 16 makes one");
        }
        InetAddress address = server.getAddress();
        if (key == null && (address == null || !address.isLoopbackAddress())) {
            throw new InvalidInputException(
                    "server.address",
                    address == null ? "every address" : address.getHostAddress(),
                    "an address of this machine only, while the server has no key",
                    "set penjing.api-key, or listen on 127.0.0.1");
        }
    }

    boolean needsKey() {
        return key != null;
    }

    /** Takes the same time for every wrong key of one length. */
    boolean isKey(@Nullable String given) {
        return key != null && given != null && MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a Host header names this machine. */
    static boolean isLocalHost(@Nullable String host) {
        if (host == null) {
            return false;
        }
        int port = host.lastIndexOf(':');
        boolean hasPort = port > host.lastIndexOf(']');
        return LOCAL_NAMES.contains(hasPort ? host.substring(0, port) : host);
    }

    /** Whether an Origin header, which only browsers send, names this machine. */
    static boolean isLocalOrigin(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            String host = new URI(origin).getHost();
            return host != null && LOCAL_NAMES.contains(host);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
