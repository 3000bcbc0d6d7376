package org.penjing.training.optimizer;

/** Everything that training changes, in flat arrays: what a checkpoint holds. */
public final class TrainingState {
    private final float[] parameters;
    private final float[] firstMoment;
    private final float[] secondMoment;
    private final float[] average;
    private int step;
    private int batch;

    public TrainingState(
            float[] parameters, float[] firstMoment, float[] secondMoment, float[] average, int step, int batch) {
        this.parameters = parameters;
        this.firstMoment = firstMoment;
        this.secondMoment = secondMoment;
        this.average = average;
        this.step = step;
        this.batch = batch;
    }

    public static TrainingState startingFrom(float[] parameters) {
        int size = parameters.length;
        return new TrainingState(parameters.clone(), new float[size], new float[size], parameters.clone(), 0, 0);
    }

    public float[] parameters() {
        return parameters;
    }

    public float[] firstMoment() {
        return firstMoment;
    }

    public float[] secondMoment() {
        return secondMoment;
    }

    /** The moving average of the parameters, which is what is evaluated and shipped. */
    public float[] average() {
        return average;
    }

    /** How many updates were made. */
    public int step() {
        return step;
    }

    int nextStep() {
        return ++step;
    }

    /** How many batches were seen, each for several updates. */
    public int batch() {
        return batch;
    }

    public void nextBatch() {
        batch++;
    }
}
