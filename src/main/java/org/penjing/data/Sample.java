package org.penjing.data;

/** An example: a question and its right answer. */
public sealed interface Sample permits Puzzle, VectorSample {}
