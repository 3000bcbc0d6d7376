package org.penjing.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How often work is tried again whose process has died.
 *
 * @param pauses before each further try
 */
public record Retries(List<Duration> pauses) {
    public static final Retries TWO = new Retries(List.of(Duration.ofSeconds(2), Duration.ofSeconds(10)));

    private static final System.Logger LOG = System.getLogger(Retries.class.getName());

    public Retries {
        pauses = List.copyOf(pauses);
    }

    /** One try of a work. */
    public interface Try<T> {
        T run() throws IOException;
    }

    /**
     * The result of the first try whose process does not die.
     *
     * @throws ChildDiedException if all do
     * @throws CancellationException if {@code cancelled} says so during a pause
     */
    public <T> T run(Try<T> work, BooleanSupplier cancelled) throws IOException {
        for (Duration pause : pauses) {
            try {
                return work.run();
            } catch (ChildDiedException died) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}; it is started again in {1} s",
                        died.getMessage(),
                        pause.toSeconds());
                rest(pause, cancelled);
            }
        }
        return work.run();
    }

    private static void rest(Duration pause, BooleanSupplier cancelled) {
        long end = System.nanoTime() + pause.toNanos();
        try {
            while (System.nanoTime() < end) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled before another try");
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildFailedException("the server was stopped", e);
        }
    }
}
