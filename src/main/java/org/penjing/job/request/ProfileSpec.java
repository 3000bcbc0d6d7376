package org.penjing.job.request;

import org.penjing.hardware.LimitOverrides;
import org.penjing.hardware.LimitPreset;

/**
 * A device that the job searches a model for.
 *
 * @param id of a hardware profile
 * @param preset the limits to start from, see {@link LimitPreset}
 * @param limits those that take their place
 */
public record ProfileSpec(String id, String preset, LimitOverrides limits) {
    static ProfileSpec read(Fields fields) {
        return new ProfileSpec(
                fields.text("id", Fields.REQUIRED, 100),
                fields.choice("preset", LimitPreset.DEVICE.id(), LimitPreset.ids()),
                limits(fields.object("limits")));
    }

    private static LimitOverrides limits(Fields fields) {
        return new LimitOverrides(
                fields.optionalLong("flashBytes", 1, 1L << 40),
                fields.optionalLong("sramBytes", 1, 1L << 40),
                fields.optionalNumber("flopsPerInference", Double.MIN_VALUE, 1e18),
                fields.optionalNumber("millisPerStep", Double.MIN_VALUE, 1e12),
                fields.optionalNumber("millisPerInference", Double.MIN_VALUE, 1e12),
                fields.optionalNumber("microjoulesPerStep", Double.MIN_VALUE, 1e12),
                fields.optionalNumber("accuracyDrop", 0, 100));
    }
}
