package org.penjing.data.vector;

/** Says why an array cannot be read, in words that follow the array's name. */
final class NpyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NpyException(String reason) {
        super(reason);
    }
}
