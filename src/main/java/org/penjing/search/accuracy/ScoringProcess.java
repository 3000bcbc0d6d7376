package org.penjing.search.accuracy;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.Compression;
import org.penjing.process.ChildFailedException;
import org.penjing.process.ChildJvms;
import org.penjing.process.Launch;
import org.penjing.process.Retries;

/**
 * Runs subnets in a process of its own, started when the first is asked for and again after it died. A subnet that a process
 * died with is tried again alone, so that it takes no other with it; one that dies every time is lost, and two in a row end
 * the scoring.
 */
final class ScoringProcess implements SubnetRunner {
    private static final int LOST_IN_A_ROW = 2;

    private final ChildJvms children;
    private final Launch launch;
    private final Retries retries;
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);
    private final AtomicInteger lost = new AtomicInteger();
    private @Nullable ScoringLine line;
    private volatile boolean closed;

    ScoringProcess(ChildJvms children, Launch launch, Retries retries) {
        this.children = children;
        this.launch = launch;
        this.retries = retries;
    }

    @Override
    public SubnetRunner.Run run(Compression compression) {
        try {
            return inTurn(turns.readLock(), compression);
        } catch (ChildFailedException died) {
            if (closed) {
                throw closed();
            }
            return again(compression);
        }
    }

    private SubnetRunner.Run again(Compression compression) {
        try {
            return retries.run(_ -> inTurn(turns.writeLock(), compression), () -> closed);
        } catch (ChildFailedException died) {
            if (closed) {
                throw closed();
            }
            if (lost.incrementAndGet() >= LOST_IN_A_ROW) {
                throw died;
            }
            throw new SubnetFailedException(String.valueOf(died.getMessage()), died);
        } catch (IOException unstarted) {
            throw new ChildFailedException("scoring could not be started: " + unstarted.getMessage(), unstarted);
        }
    }

    private SubnetRunner.Run inTurn(Lock turn, Compression compression) {
        turn.lock();
        try {
            SubnetRunner.Run run = line().ask(compression);
            lost.set(0);
            return run;
        } finally {
            turn.unlock();
        }
    }

    private synchronized ScoringLine line() {
        if (closed) {
            throw closed();
        }
        if (line == null || !line.isOpen()) {
            if (line != null) {
                line.close();
            }
            try {
                line = new ScoringLine(children.start(launch), () -> closed);
            } catch (IOException unstarted) {
                throw new ChildFailedException("scoring could not be started: " + unstarted.getMessage(), unstarted);
            }
        }
        return line;
    }

    private static CancellationException closed() {
        return new CancellationException("scoring was closed");
    }

    /** Ends the process at once; who waits for a subnet is told that it was cancelled. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            if (line != null) {
                line.close();
            }
        }
    }
}
