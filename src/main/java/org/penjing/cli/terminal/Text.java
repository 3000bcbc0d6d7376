package org.penjing.cli.terminal;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.web.api.LimitResponse;

/** Figures and failures as people read them; ASCII, for any terminal. */
public final class Text {
    public static final String NOTHING = "-";

    private Text() {}

    /** @param share from 0 to 1 */
    public static String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    public static String count(double value) {
        return number(value, 0);
    }

    public static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    public static String optional(@Nullable Double value, int digits) {
        return value == null ? NOTHING : number(value, digits);
    }

    /** The limits that are broken, in words. */
    public static String broken(List<LimitResponse> limits) {
        return limits.stream()
                .map(LimitResponse::broken)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    public static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** {@code text} in at most {@code length} characters. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return length <= 3 ? "" : text.substring(0, length - 3) + "...";
    }

    /** A failure in words. */
    public static String reason(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "connection refused";
            }
            root = cause;
        }
        return switch (root) {
            case NoSuchFileException missing -> missing.getFile() + " is not there";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
            default -> described(saysMore(failure) ? failure : root);
        };
    }

    /** Whether a failure to read or write was given words of its own, such as the file's name. */
    private static boolean saysMore(Throwable failure) {
        return failure instanceof UncheckedIOException unchecked
                && !String.valueOf(unchecked.getCause()).equals(unchecked.getMessage());
    }

    private static String described(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
