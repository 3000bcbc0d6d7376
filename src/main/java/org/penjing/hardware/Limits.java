package org.penjing.hardware;

import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;

/**
 * What a model may cost on a device, all of them upper bounds in the worst case of full depth. Those on operations, time and
 * energy may be {@link #NONE}.
 *
 * @param flashBytes the whole firmware, code included
 * @param sramBytes the arena of the model, carried states included
 * @param flopsPerInference two per multiply-accumulate, all steps
 * @param millisPerStep milliseconds of one step
 * @param millisPerInference milliseconds of all steps
 * @param microjoulesPerStep energy of one step
 * @param accuracyDrop points (1 = 0.01) of exact accuracy below the float network
 */
public record Limits(
        long flashBytes,
        long sramBytes,
        double flopsPerInference,
        double millisPerStep,
        double millisPerInference,
        double microjoulesPerStep,
        double accuracyDrop) {

    /** A bound that everything meets. */
    public static final double NONE = Double.POSITIVE_INFINITY;

    /** @throws org.penjing.base.InvalidInputException naming every limit that is out of range */
    public Limits {
        Faults faults = new Faults();
        overrides(
                        flashBytes,
                        sramBytes,
                        flopsPerInference,
                        millisPerStep,
                        millisPerInference,
                        microjoulesPerStep,
                        accuracyDrop)
                .check("limits", faults);
        faults.throwIfAny();
    }

    /** The limits that there are. */
    public LimitOverrides given() {
        return overrides(
                flashBytes,
                sramBytes,
                flopsPerInference,
                millisPerStep,
                millisPerInference,
                microjoulesPerStep,
                accuracyDrop);
    }

    private static LimitOverrides overrides(
            long flashBytes,
            long sramBytes,
            double flopsPerInference,
            double millisPerStep,
            double millisPerInference,
            double microjoulesPerStep,
            double accuracyDrop) {
        return new LimitOverrides(
                flashBytes,
                sramBytes,
                given(flopsPerInference),
                given(millisPerStep),
                given(millisPerInference),
                given(microjoulesPerStep),
                accuracyDrop);
    }

    private static @Nullable Double given(double bound) {
        return bound == NONE ? null : (Double) bound;
    }

    /** These limits, with those that are given in their place. */
    public Limits override(LimitOverrides overrides) {
        return new Limits(
                orElse(overrides.flashBytes(), flashBytes),
                orElse(overrides.sramBytes(), sramBytes),
                orElse(overrides.flopsPerInference(), flopsPerInference),
                orElse(overrides.millisPerStep(), millisPerStep),
                orElse(overrides.millisPerInference(), millisPerInference),
                orElse(overrides.microjoulesPerStep(), microjoulesPerStep),
                orElse(overrides.accuracyDrop(), accuracyDrop));
    }

    /** These limits, with those on memory no larger than the memory there is. */
    public Limits within(long deviceFlashBytes, long deviceSramBytes) {
        return new Limits(
                Math.min(flashBytes, deviceFlashBytes),
                Math.min(sramBytes, deviceSramBytes),
                flopsPerInference,
                millisPerStep,
                millisPerInference,
                microjoulesPerStep,
                accuracyDrop);
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
