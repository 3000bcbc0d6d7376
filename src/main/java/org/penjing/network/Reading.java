package org.penjing.network;

/** How an answer is read from a network's output. */
public enum Reading {
    /** Each row's index of the largest number, the first among equals: a token of each cell, or the class. */
    LARGEST,
    /** The numbers themselves. */
    NUMBERS
}
