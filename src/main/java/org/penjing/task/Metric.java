package org.penjing.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A figure that tells how well answers fit. */
public enum Metric {
    /** Share of puzzles with every cell of the answer right. */
    EXACT_ACCURACY("exactAccuracy", "exact accuracy", true),
    /** Share of the answers' cells that are right. */
    CELL_ACCURACY("cellAccuracy", "cell accuracy", true),
    /** Share of samples whose class is right. */
    ACCURACY("accuracy", "accuracy", true),
    /** Mean F1 over the tokens, or classes, that occur among the right answers. */
    MACRO_F1("macroF1", "macro F1", false),
    /**
     * The coefficient of determination: 1 less the mean squared error in units of the targets' variance, in the mean over the
     * outputs. 1 is perfect, 0 is what the targets' mean has.
     */
    R2("r2", "R2", false),
    /** Mean absolute error, in the targets' unit. */
    MEAN_ABSOLUTE_ERROR("mae", "mean absolute error", false),
    /** Root of the mean squared error, in the targets' unit. */
    ROOT_MEAN_SQUARED_ERROR("rmse", "root mean squared error", false);

    private final String id;
    private final String label;
    private final boolean isShare;

    Metric(String id, String label, boolean isShare) {
        this.id = id;
        this.label = label;
        this.isShare = isShare;
    }

    /** The first of a task's metrics; null stands for those of grids of tokens. */
    public static Metric headline(@Nullable Map<Metric, Double> metrics) {
        return metrics == null ? EXACT_ACCURACY : metrics.keySet().iterator().next();
    }

    /** As files and answers write it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException if there is none of that id */
    @JsonCreator
    public static Metric of(String id) {
        return Arrays.stream(values())
                .filter(metric -> metric.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric is called " + id));
    }

    /** Values by the ids of their metrics, in the same order; null stands for null. */
    public static @Nullable Map<String, Double> byId(@Nullable Map<Metric, Double> metrics) {
        if (metrics == null) {
            return null;
        }
        Map<String, Double> byId = new LinkedHashMap<>();
        metrics.forEach((metric, value) -> byId.put(metric.id, value));
        return byId;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Whether it is a share of answers, and so can be told in percent. */
    public boolean isShare() {
        return isShare;
    }

    /**
     * The standard error of a value that was measured on samples: of a share that of a binomial sample, of R2 its asymptotic one,
     * 2 |R| (1 - R2) / sqrt(n) (Olkin and Finn 1995, doi:10.1037/0033-2909.118.1.155, section on squared multiple correlations). A
     * value outside of 0 to 1 counts as the nearer end.
     *
     * @throws UnsupportedOperationException of metrics by which no network is judged
     */
    public double standardError(double value, int samples) {
        double share = Math.clamp(value, 0, 1);
        return switch (this) {
            case EXACT_ACCURACY, CELL_ACCURACY, ACCURACY -> Math.sqrt(share * (1 - share) / samples);
            case R2 -> 2 * Math.sqrt(share) * (1 - share) / Math.sqrt(samples);
            case MACRO_F1, MEAN_ABSOLUTE_ERROR, ROOT_MEAN_SQUARED_ERROR ->
                throw new UnsupportedOperationException("no network is judged by its " + label);
        };
    }

    /** A value as people read it: a share in percent, any other with four digits. */
    public String value(double value) {
        return isShare
                ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
                : String.format(Locale.ROOT, "%,.4f", value);
    }

    /** A value with what it is of, such as {@code 61.3 % exact} or {@code R2 0.6130}. */
    public String told(double value) {
        return switch (this) {
            case EXACT_ACCURACY -> value(value) + " exact";
            case CELL_ACCURACY, ACCURACY -> value(value) + " right";
            case MACRO_F1, R2, MEAN_ABSOLUTE_ERROR, ROOT_MEAN_SQUARED_ERROR -> label + " " + value(value);
        };
    }
}
