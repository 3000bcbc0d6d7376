package org.penjing.scoring;

/**
 * How well answers fit.
 *
 * @param exact share of puzzles with every cell right
 * @param cell share of cells that are right
 * @param macroF1 mean F1 over the tokens that occur in the right answers, each token being a class
 * @param meanSteps steps taken on average
 */
public record Accuracy(double exact, double cell, double macroF1, double meanSteps) {}
