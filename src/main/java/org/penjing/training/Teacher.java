package org.penjing.training;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.penjing.tensor.FloatTensor;

/** Hands a network's distribution from the lane that computes it to lanes that wait for it on other threads. */
final class Teacher implements Supplier<FloatTensor> {
    private final CompletableFuture<FloatTensor> distribution = new CompletableFuture<>();

    /** Runs a step and passes on what it says, or that it failed; returns its loss. */
    double teach(Supplier<Lane.Outcome> step) {
        try {
            Lane.Outcome outcome = step.get();
            distribution.complete(outcome.probabilities());
            return outcome.loss();
        } catch (RuntimeException | Error e) {
            distribution.completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public FloatTensor get() {
        return distribution.join();
    }
}
