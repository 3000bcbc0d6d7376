package org.penjing.web.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.penjing.web.api.Paths;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no more of a request's body than is allowed, whether its length is announced or not, waits no longer for it than {@link
 * BodyPace} says, and for no more bodies of one address at once than {@link WebProperties#bodiesPerAddress}.
 */
@Component
@Order(3)
final class BodyLimitFilter extends OncePerRequestFilter {
    private final long largest;
    private final long largestUpload;
    private final BodyPace pace;
    private final int perAddress;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    BodyLimitFilter(WebProperties properties) {
        this.largest = properties.bodyLimit().toBytes();
        this.largestUpload = properties.uploadLimit().toBytes();
        this.pace = new BodyPace(properties.bodyTime());
        this.perAddress = properties.bodiesPerAddress();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = request.getServletPath().equals(Paths.DATA) ? largestUpload : largest;
        long length = request.getContentLengthLong();
        if (length > limit) {
            Problems.write(response, RefusedBodyException.tooLarge(limit));
        } else if (length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            filterBody(new LimitedRequest(request, limit, pace), response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filterBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = peer(request);
        if (underWay.merge(address, 1, Integer::sum) > perAddress) {
            done(address);
            Problems.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many bodies at once",
                    "at most " + perAddress + " requests with a body are read at once from one address; wait for"
                            + " others to end");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            done(address);
        }
    }

    private void done(String address) {
        underWay.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    /** The other end of the connection, whatever headers say of those behind it. */
    private static String peer(ServletRequest request) {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        return innermost.getRemoteAddr();
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {
        private final long limit;
        private final BodyPace pace;

        LimitedRequest(HttpServletRequest request, long limit, BodyPace pace) {
            super(request);
            this.limit = limit;
            this.pace = pace;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limit, pace);
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final long limit;
        private final BodyPace pace;
        private final long start = System.nanoTime();
        private long read;

        LimitedStream(ServletInputStream body, long limit, BodyPace pace) {
            this.body = body;
            this.limit = limit;
            this.pace = pace;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = body.read(buffer, offset, length);
            } catch (SocketTimeoutException silent) {
                throw RefusedBodyException.tooSlow(pace);
            }
            read += Math.max(0, count);
            if (read > limit) {
                throw RefusedBodyException.tooLarge(limit);
            }
            if (count >= 0 && !pace.allows(read, System.nanoTime() - start)) {
                throw RefusedBodyException.tooSlow(pace);
            }
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
