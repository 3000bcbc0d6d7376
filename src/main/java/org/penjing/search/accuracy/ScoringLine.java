package org.penjing.search.accuracy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.Compression;
import org.penjing.process.ChildFailedException;
import org.penjing.process.ChildJvm;

/** The line to one scoring process. It is open as long as that lives. */
final class ScoringLine implements AutoCloseable {
    private final ChildJvm child;
    private final BooleanSupplier cancelled;
    private final DataOutputStream requests;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Wire.Answer>> waiting = new ConcurrentHashMap<>();
    private @Nullable RuntimeException end;

    ScoringLine(ChildJvm child, BooleanSupplier cancelled) {
        this.child = child;
        this.cancelled = cancelled;
        this.requests = new DataOutputStream(new BufferedOutputStream(child.input()));
        Thread.ofVirtual().name("scoring-answers").start(this::listen);
    }

    synchronized boolean isOpen() {
        return end == null;
    }

    /**
     * @throws SubnetFailedException if the subnet cannot be run
     * @throws ChildFailedException if the process ends before it has answered
     */
    SubnetRunner.Run ask(Compression compression) {
        int number = numbers.incrementAndGet();
        CompletableFuture<Wire.Answer> future = new CompletableFuture<>();
        synchronized (this) {
            if (end != null) {
                throw end;
            }
            waiting.put(number, future);
        }
        try {
            synchronized (requests) {
                Wire.write(requests, new Wire.Request(number, compression));
            }
        } catch (IOException ended) {
            System.getLogger(ScoringLine.class.getName())
                    .log(System.Logger.Level.DEBUG, "not sent: {0}", ended.getMessage());
        }
        return switch (await(future)) {
            case Wire.Answer.Ran(int _, SubnetRunner.Run run) -> run;
            case Wire.Answer.Failed(int _, String reason) -> throw new SubnetFailedException(reason);
        };
    }

    private static Wire.Answer await(CompletableFuture<Wire.Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildFailedException("the server was stopped during scoring", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private void listen() {
        try (DataInputStream answers = new DataInputStream(new BufferedInputStream(child.output()))) {
            while (true) {
                Wire.Answer answer = Wire.readAnswer(answers);
                CompletableFuture<Wire.Answer> asked = waiting.remove(answer.number());
                if (asked != null) {
                    asked.complete(answer);
                }
            }
        } catch (EOFException ended) {
            end(reason());
        } catch (IOException | RuntimeException | Error broken) {
            child.endSoon();
            end(reason());
        }
    }

    private RuntimeException reason() {
        try {
            child.await(cancelled);
            return new ChildFailedException("the scoring process ended early");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ChildFailedException("the server was stopped during scoring", e);
        } catch (RuntimeException reason) {
            return reason;
        }
    }

    private synchronized void end(RuntimeException reason) {
        end = reason;
        waiting.values().forEach(future -> future.completeExceptionally(reason));
        waiting.clear();
    }

    @Override
    public void close() {
        child.close();
    }
}
