package org.penjing.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * How often work is tried again whose process has died.
 *
 * @param pauses before each further try; work that got further in a try has all of them again
 */
public record Retries(List<Duration> pauses) {
    public static final Retries TWO = new Retries(List.of(Duration.ofSeconds(2), Duration.ofSeconds(10)));

    private static final System.Logger LOG = System.getLogger(Retries.class.getName());

    public Retries {
        pauses = List.copyOf(pauses);
    }

    /** One try of a work. */
    public interface Try<T> {
        /** @param gotFurther is told when the try has come further than any before */
        T run(Runnable gotFurther) throws IOException;
    }

    /**
     * The result of the first try whose process does not die.
     *
     * @throws ChildDiedException if so many in a row do without getting further
     * @throws CancellationException if {@code cancelled} says so during a pause
     */
    public <T> T run(Try<T> work, BooleanSupplier cancelled) throws IOException {
        AtomicInteger deaths = new AtomicInteger();
        while (true) {
            try {
                return work.run(() -> deaths.set(0));
            } catch (ChildDiedException died) {
                if (deaths.get() == pauses.size()) {
                    throw died;
                }
                Duration pause = pauses.get(deaths.getAndIncrement());
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}; it is started again in {1} s",
                        died.getMessage(),
                        pause.toSeconds());
                rest(pause, cancelled);
            }
        }
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
