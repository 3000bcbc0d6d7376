package org.penjing.web;

import java.io.IOException;
import java.io.Serial;

/** A request body is longer than the server reads. */
final class BodyTooLargeException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    BodyTooLargeException(long limit) {
        super(rule(limit));
    }

    static String rule(long limit) {
        return "a request body has at most " + limit + " bytes";
    }
}
