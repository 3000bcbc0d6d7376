package org.penjing.compress.integer;

/** The arithmetic of {@link IntegerOperator.Linear}, its weights widened once so that sums run vectorised. */
final class LinearKernel {
    private final IntegerOperator.Linear linear;
    private final int[] weights;

    LinearKernel(IntegerOperator.Linear linear) {
        this.linear = linear;
        byte[] values = linear.weight().values();
        this.weights = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            weights[i] = values[i];
        }
    }

    void run(int[] x, IntegerTensor result, int[] y) {
        int inputs = linear.inputs();
        int[] row = new int[inputs];
        int[] channel = new int[inputs];
        for (int output = 0; output < linear.outputs(); output++) {
            System.arraycopy(weights, output * inputs, channel, 0, inputs);
            for (int from = 0, at = output; from < x.length; from += inputs, at += linear.outputs()) {
                System.arraycopy(x, from, row, 0, inputs);
                y[at] = result.saturated((long) rescaled(output, row, channel) + result.zeroPoint());
            }
        }
    }

    private int rescaled(int output, int[] row, int[] channel) {
        FixedPoint rescale = linear.rescale().get(output);
        long bias = linear.bias() == null ? 0 : linear.bias()[output];
        return linear.wide()
                ? rescale.timesSum(bias + wideSum(row, channel))
                : rescale.timesSum((int) bias + sum(row, channel));
    }

    private static int sum(int[] row, int[] channel) {
        int sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * channel[i];
        }
        return sum;
    }

    private static long wideSum(int[] row, int[] channel) {
        long sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * channel[i];
        }
        return sum;
    }
}
