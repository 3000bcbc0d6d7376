package org.penjing.onnx;

/** Counts cells on which two engines agree. */
final class Agreement {
    private int same;
    private int all;

    void add(int[] one, int[] other) {
        for (int i = 0; i < one.length; i++) {
            add(one[i], other[i]);
        }
    }

    void add(int one, int other) {
        all++;
        same += one == other ? 1 : 0;
    }

    double share() {
        return (double) same / all;
    }
}
