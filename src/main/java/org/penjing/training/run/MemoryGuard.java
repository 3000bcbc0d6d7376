package org.penjing.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.process.ChildFailedException;

/**
 * Ends training with a clear reason before it takes more memory than it was given. libtorch allocates outside the Java heap,
 * so the heap limit alone does not hold it; where the system does not tell a process its size, only the heap limit does.
 */
final class MemoryGuard {
    static final String PROPERTY = "penjing.training.megabytes";

    private static final Path STATUS = Path.of("/proc/self/status");

    private final long limit;

    private MemoryGuard(long limit) {
        this.limit = limit;
    }

    static MemoryGuard fromProperty() {
        return new MemoryGuard(Long.getLong(PROPERTY, Long.MAX_VALUE));
    }

    /** @throws ChildFailedException if the process is larger than its limit */
    void check() {
        long megabytes = residentMegabytes();
        if (megabytes > limit) {
            throw new ChildFailedException("training needs " + megabytes + " MB of memory, above its limit of " + limit
                    + " MB: use a smaller batchSize or width, or raise " + PROPERTY);
        }
    }

    private static long residentMegabytes() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
