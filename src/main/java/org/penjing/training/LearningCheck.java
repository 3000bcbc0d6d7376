package org.penjing.training;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penjing.network.family.Dense;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.process.ChildFailedException;
import org.penjing.task.Samples;

/** Holds a network in training against answers that need none, and tells the user in time when it is no better. */
public final class LearningCheck {
    /** Share of the training before which nothing need have been learned. */
    private static final double WARNING = 0.25;

    /** Share of the training at which it ends if it has shown nothing. */
    private static final double END = 0.5;

    private final SupernetTask task;
    private final TrivialAnswers trivial;
    private final int trainingSamples;

    public LearningCheck(SupernetTask task, Samples training, Samples heldOut) {
        this.task = task;
        this.trivial = TrivialAnswers.of(training, heldOut);
        this.trainingSamples = training.size();
    }

    /**
     * What the user should hear of a network that has seen {@code batches}; null if nothing.
     *
     * @throws ChildFailedException if half of the training has shown nothing
     */
    @Nullable
    public String warning(Score network, int batches) {
        double done = (double) batches / task.plan().supernetBatches();
        if (done >= END && trivial.showNothingIn(network)) {
            throw failed(network, batches, trivial.unbeatenBy(network).orElseThrow());
        }
        return done < WARNING
                ? null
                : trivial.unbeatenBy(network)
                        .map(way -> "so far no better than " + way.name())
                        .orElse(null);
    }

    /** @throws ChildFailedException if the trained network is no better than some trivial answer */
    public void requireLearned(Score network) {
        Optional<TrivialAnswers.Way> unbeaten = trivial.unbeatenBy(network);
        if (unbeaten.isPresent()) {
            throw failed(network, task.plan().supernetBatches(), unbeaten.get());
        }
    }

    private ChildFailedException failed(Score network, int batches, TrivialAnswers.Way way) {
        return new ChildFailedException("after " + batches + " batches the network is no better than " + way.name()
                + ": on " + network.samples() + " held-out samples it has " + network + ", " + way.name() + " has "
                + way.score() + ". " + remedy());
    }

    private String remedy() {
        TrainingPlan plan = task.plan();
        return "Train longer (training.warmupBatches and training.elasticBatches, now " + plan.warmupBatches() + " and "
                + plan.elasticBatches() + "), take " + larger() + ", or give more samples (now " + trainingSamples
                + " to train on)";
    }

    private String larger() {
        return switch (task.model()) {
            case TinyRecursive model ->
                "a wider network (model.width, now " + model.width() + ") or the other mixer (model.mixer, now "
                        + (model.mixer() == Mixer.TOKEN ? "token" : "attention") + ")";
            case Dense model -> "wider or more layers (model.hidden, now " + model.hidden() + ")";
        };
    }
}
