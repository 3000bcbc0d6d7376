package org.penjing.job.state;

/**
 * What became of the candidates that the searches of a job proposed, all profiles together.
 *
 * @param scored scored and stored
 * @param infeasible those of the scored that break a limit
 * @param cached answered from an earlier evaluation
 * @param failed that could not be scored
 */
public record EvaluationCounts(int scored, int infeasible, int cached, int failed) {}
