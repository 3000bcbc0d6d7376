package org.penjing.onnx.runtime;

/**
 * How ONNX Runtime prepares and runs a model.
 *
 * @param optimization how far it rewrites the graph first
 * @param memoryPattern whether it plans memory ahead per input shape
 * @param arena whether each session keeps memory of its own between runs
 */
public record SessionTuning(Optimization optimization, boolean memoryPattern, boolean arena) {
    /** What ONNX Runtime does when it is not told otherwise. */
    public static final SessionTuning DEFAULT = new SessionTuning(Optimization.ALL, true, true);

    /** Levels of graph rewriting. */
    public enum Optimization {
        NONE,
        BASIC,
        ALL
    }
}
