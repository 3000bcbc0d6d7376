package org.penjing.web.guard;

import java.io.IOException;
import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A request body is not read to its end. */
final class RefusedBodyException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String title;

    private RefusedBodyException(HttpStatus status, String title, String rule) {
        super(rule);
        this.status = status;
        this.title = title;
    }

    static RefusedBodyException tooLarge(long limit) {
        return new RefusedBodyException(
                HttpStatus.CONTENT_TOO_LARGE, "Body too large", "a request body has at most " + limit + " bytes");
    }

    static RefusedBodyException tooSlow(BodyPace pace) {
        return new RefusedBodyException(HttpStatus.REQUEST_TIMEOUT, "Body too slow", pace.rule());
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }
}
