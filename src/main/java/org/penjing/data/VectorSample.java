package org.penjing.data;

/** An example whose question is numbers. */
public sealed interface VectorSample extends Sample permits LabelledVector, MeasuredVector {
    /** The numbers of the question: [feature]. */
    float[] numbers();
}
