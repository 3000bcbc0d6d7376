package org.penjing.hardware;

import org.jspecify.annotations.Nullable;
import org.penjing.fault.Faults;

/**
 * What a model may cost on a device, all of them upper bounds in the worst case of full depth.
 *
 * @param flashBytes the packed model
 * @param sramBytes the arena of the model, carried states included
 * @param flopsPerInference two per multiply-accumulate, all steps
 * @param millisPerStep milliseconds of one step
 * @param millisPerInference milliseconds of all steps
 * @param microjoulesPerStep energy of one step
 * @param accuracyDrop points (1 = 0.01) of exact accuracy below the float supernet
 */
public record Limits(
        long flashBytes,
        long sramBytes,
        double flopsPerInference,
        double millisPerStep,
        double millisPerInference,
        double microjoulesPerStep,
        double accuracyDrop) {

    /** Less than 256 KB: the half of a budget of 512 KB that the model may use. */
    private static final long MISSION_SRAM_BYTES = 256 * 1024 - 1;

    /** @throws org.penjing.fault.InvalidInputException naming every limit that is out of range */
    public Limits {
        Faults faults = new Faults();
        new LimitOverrides(
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

    /** The limits of a device for which nothing else was said. */
    public static Limits mission(long deviceFlashBytes, long deviceSramBytes) {
        return new Limits(deviceFlashBytes, Math.min(MISSION_SRAM_BYTES, deviceSramBytes), 10e6, 50, 100, 1000, 5);
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
    Limits within(long deviceFlashBytes, long deviceSramBytes) {
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
