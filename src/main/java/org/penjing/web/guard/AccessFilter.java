package org.penjing.web.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whoever has the key; or, when the server has none, whoever comes from this machine by one of its own names, so that
 * no web page in a browser here can reach the server through another name or from another origin.
 */
@Component
@Order(2)
final class AccessFilter extends OncePerRequestFilter {
    private final Access access;

    AccessFilter(Access access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (access.needsKey()) {
            if (!isPublic(request.getServletPath()) && !access.isKey(key(request))) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                Problems.write(
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "No key",
                        "send the server's key as Authorization: Bearer KEY or as X-API-Key: KEY");
                return;
            }
        } else if (!Access.isLocalHost(request.getHeader(HttpHeaders.HOST))
                || !Access.isLocalOrigin(request.getHeader(HttpHeaders.ORIGIN))) {
            Problems.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Not from here",
                    "a server without a key answers only to localhost and 127.0.0.1; give it one with"
                            + " penjing.api-key");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isPublic(String path) {
        return path.equals("/actuator/health");
    }

    private static @Nullable String key(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        return request.getHeader("X-API-Key");
    }
}
