package org.penjing.onnx;

/** Counts cells on which two engines agree. */
public final class Agreement {
    private int same;
    private int all;

    public void add(int[] one, int[] other) {
        for (int i = 0; i < one.length; i++) {
            add(one[i], other[i]);
        }
    }

    public void add(int one, int other) {
        all++;
        same += one == other ? 1 : 0;
    }

    public double share() {
        return (double) same / all;
    }
}
