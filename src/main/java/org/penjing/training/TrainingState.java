package org.penjing.training;

/** Everything that training changes, in flat arrays: what a checkpoint holds. */
final class TrainingState {
    private final float[] parameters;
    private final float[] firstMoment;
    private final float[] secondMoment;
    private final float[] average;
    private int step;
    private int batch;

    TrainingState(float[] parameters, float[] firstMoment, float[] secondMoment, float[] average, int step, int batch) {
        this.parameters = parameters;
        this.firstMoment = firstMoment;
        this.secondMoment = secondMoment;
        this.average = average;
        this.step = step;
        this.batch = batch;
    }

    static TrainingState startingFrom(float[] parameters) {
        int size = parameters.length;
        return new TrainingState(parameters.clone(), new float[size], new float[size], parameters.clone(), 0, 0);
    }

    float[] parameters() {
        return parameters;
    }

    float[] firstMoment() {
        return firstMoment;
    }

    float[] secondMoment() {
        return secondMoment;
    }

    /** The moving average of the parameters, which is what is evaluated and shipped. */
    float[] average() {
        return average;
    }

    /** How many updates were made. */
    int step() {
        return step;
    }

    int nextStep() {
        return ++step;
    }

    /** How many batches were seen, each for several updates. */
    int batch() {
        return batch;
    }

    void nextBatch() {
        batch++;
    }
}
