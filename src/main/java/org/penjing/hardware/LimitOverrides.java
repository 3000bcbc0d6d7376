package org.penjing.hardware;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;

/** Some of the {@link Limits}, as a job or a profile file gives them; null where it gives none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LimitOverrides(
        @Nullable Long flashBytes,
        @Nullable Long sramBytes,
        @Nullable Double flopsPerInference,
        @Nullable Double millisPerStep,
        @Nullable Double millisPerInference,
        @Nullable Double microjoulesPerStep,
        @Nullable Double accuracyDrop) {
    public static final LimitOverrides NONE = new LimitOverrides(null, null, null, null, null, null, null);

    /** Adds a fault for every limit that no model could be held to. */
    public void check(String path, Faults faults) {
        checkPositive(path + ".flashBytes", flashBytes, faults);
        checkPositive(path + ".sramBytes", sramBytes, faults);
        checkPositive(path + ".flopsPerInference", flopsPerInference, faults);
        checkPositive(path + ".millisPerStep", millisPerStep, faults);
        checkPositive(path + ".millisPerInference", millisPerInference, faults);
        checkPositive(path + ".microjoulesPerStep", microjoulesPerStep, faults);
        faults.check(
                accuracyDrop == null || accuracyDrop >= 0 && accuracyDrop <= 100,
                path + ".accuracyDrop",
                String.valueOf(accuracyDrop),
                "a number of points between 0 and 100",
                "give points of exact accuracy, such as 5, or leave the limit out");
    }

    private static void checkPositive(String field, @Nullable Number limit, Faults faults) {
        faults.check(
                limit == null || limit.doubleValue() > 0 && Double.isFinite(limit.doubleValue()),
                field,
                String.valueOf(limit),
                "a number above 0",
                "give a limit that a model can meet, or leave it out for the profile's own");
    }
}
