package org.penjing.pipeline;

import org.penjing.job.work.Progress;

/** Measures how long a step of a job's training takes, from the first word of the training process on. */
final class Pace {
    /** Of the work that has to be seen before its pace tells anything. */
    private static final double TELLING = 0.02;

    private final Forecast forecast;
    private final double work;
    private long begin;
    private double doneThen = Double.NaN;

    /** @param work of the training, in steps */
    Pace(Forecast forecast, double work) {
        this.forecast = forecast;
        this.work = work;
    }

    /** @param done share of the work that is done by now */
    void tell(double done, Progress progress) {
        if (Double.isNaN(doneThen)) {
            begin = System.nanoTime();
            doneThen = done;
        } else if (done - doneThen >= TELLING) {
            forecast.tell(progress, (System.nanoTime() - begin) / 1e9 / ((done - doneThen) * work));
        }
    }
}
