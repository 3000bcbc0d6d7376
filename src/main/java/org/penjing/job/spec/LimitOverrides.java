package org.penjing.job.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.penjing.hardware.Limits;

/** The limits that a job sets for itself; null keeps the profile's. Units as in {@link Limits}. */
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

    static LimitOverrides read(Fields fields) {
        return new LimitOverrides(
                fields.optionalLong("flashBytes", 1, 1L << 40),
                fields.optionalLong("sramBytes", 1, 1L << 40),
                fields.optionalNumber("flopsPerInference", Double.MIN_VALUE, 1e18),
                fields.optionalNumber("millisPerStep", Double.MIN_VALUE, 1e12),
                fields.optionalNumber("millisPerInference", Double.MIN_VALUE, 1e12),
                fields.optionalNumber("microjoulesPerStep", Double.MIN_VALUE, 1e12),
                fields.optionalNumber("accuracyDrop", 0, 100));
    }

    /** {@code limits} with these in place of its own. */
    public Limits over(Limits limits) {
        return new Limits(
                flashBytes != null ? flashBytes : limits.flashBytes(),
                sramBytes != null ? sramBytes : limits.sramBytes(),
                flopsPerInference != null ? flopsPerInference : limits.flopsPerInference(),
                millisPerStep != null ? millisPerStep : limits.millisPerStep(),
                millisPerInference != null ? millisPerInference : limits.millisPerInference(),
                microjoulesPerStep != null ? microjoulesPerStep : limits.microjoulesPerStep(),
                accuracyDrop != null ? accuracyDrop : limits.accuracyDrop());
    }
}
