package org.penjing.search.scoring;

import org.penjing.onnx.StepwiseResult;

/**
 * What running a subnet brought.
 *
 * @param result of the first puzzles in the order of {@link FullRunRule#order}
 * @param full whether these are all, rather than the subset
 */
record SubnetRun(StepwiseResult result, boolean full) {}
