package org.penjing.hardware;

/** What a kernel that multiplies and accumulates computes. */
public enum KernelOperator {
    /** A weight times two or more rows of activations, as in a 1 x 1 convolution. */
    POINTWISE("pointwise"),
    /** A weight times one row of activations. */
    FULLY_CONNECTED("fully-connected"),
    /** Activations times activations. */
    ATTENTION("attention");

    private final String label;

    KernelOperator(String label) {
        this.label = label;
    }

    /** The name in files. */
    public String label() {
        return label;
    }
}
