package org.penjing.search.scoring;

import org.penjing.network.TinyRecursive;
import org.penjing.training.TrainingDirectory;

/**
 * What the scoring of a job needs besides its supernet and puzzles, which lie in its {@link TrainingDirectory}.
 *
 * @param model of the supernet
 * @param alphabet of the puzzles
 * @param depth to which every subnet is run; it may be more than the supernet was trained for
 * @param rule which subnets are run on all puzzles
 * @param workers subnets that run at the same time
 * @param chunk samples of each that are run together, at most
 */
record ScoringTask(TinyRecursive model, String alphabet, int depth, FullRunRule rule, int workers, int chunk) {}
