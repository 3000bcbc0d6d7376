package org.penjing.search.accuracy;

import java.util.concurrent.CancellationException;
import org.penjing.compress.Compression;
import org.penjing.onnx.runtime.StepwiseResult;

/** Runs subnets of one supernet on one set of puzzles. Safe for many threads. */
interface SubnetRunner extends AutoCloseable {
    /**
     * @throws SubnetFailedException if this subnet cannot be run
     * @throws org.penjing.process.ChildFailedException if none can
     * @throws CancellationException once the runner is closed
     */
    Run run(Compression compression);

    /**
     * What running a subnet brought.
     *
     * @param result of the first puzzles in the order of {@link FullRunRule#order}
     * @param full whether these are all, rather than the subset
     */
    record Run(StepwiseResult result, boolean full) {}

    @Override
    default void close() {}
}
