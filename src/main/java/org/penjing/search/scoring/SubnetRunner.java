package org.penjing.search.scoring;

import java.util.concurrent.CancellationException;
import org.penjing.compress.Compression;

/** Runs subnets of one supernet on one set of puzzles. Safe for many threads. */
interface SubnetRunner extends AutoCloseable {
    /**
     * @throws SubnetFailedException if this subnet cannot be run
     * @throws org.penjing.process.ChildFailedException if none can
     * @throws CancellationException once the runner is closed
     */
    SubnetRun run(Compression compression);

    @Override
    default void close() {}
}
