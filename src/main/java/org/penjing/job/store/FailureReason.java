package org.penjing.job.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.job.files.DiskFullException;
import org.penjing.job.work.WorkbenchException;
import org.penjing.process.ChildFailedException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Says to a user why a job failed. */
public final class FailureReason {
    private FailureReason() {}

    public static String of(Throwable failure, Path home) {
        if (isDiskFull(failure)) {
            return "the disk that holds " + home + " is full; free some space there and submit the job again";
        }
        return switch (failure) {
            case InvalidInputException input -> String.valueOf(input.getMessage());
            case WorkbenchException station -> String.valueOf(station.getMessage());
            case ChildFailedException child -> String.valueOf(child.getMessage());
            case OutOfMemoryError _ ->
                "the server ran out of memory; give it more (java -Xmx) or use a smaller model or batch";
            case IOException io -> "a file could not be read or written: " + io;
            case UncheckedIOException io -> "a file could not be read or written: " + io.getCause();
            case DataAccessException database -> "the database could not be read or written: " + message(database);
            case TransactionException database -> "the database could not be read or written: " + message(database);
            default -> "an internal error: " + failure + "; the server's log has the details";
        };
    }

    /** Of a job whose runs died without a word. */
    public static String ofDeadRuns(int runs, String phase) {
        return "the server died " + runs + " times while this job ran (" + phase
                + "), and it got no further; it may need more"
                + " memory than there is: give the server more, or use smaller puzzles or a smaller model";
    }

    /** Of a stored job that today's rules refuse. */
    public static String ofOtherVersion(List<Fault> faults) {
        return "another version of Penjing took this job, and this one cannot run it; submit it again: "
                + faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
    }

    private static String message(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static boolean isDiskFull(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof DiskFullException
                    || message.contains("no space left on device")
                    || message.contains("disk quota exceeded")
                    || message.contains("not enough space on the disk")) {
                return true;
            }
        }
        return false;
    }
}
