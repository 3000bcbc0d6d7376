package org.penjing.job.files;

import java.io.Serial;
import java.nio.file.Path;

/** So little space is left that going on would endanger the database. */
public final class DiskFullException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public DiskFullException(Path directory, long usable) {
        super("only " + usable + " bytes are left for " + directory);
    }
}
