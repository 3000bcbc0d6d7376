package org.penjing.job.request;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fields;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitPreset;
import org.penjing.hardware.Limits;

/**
 * A device that the job searches a model for.
 *
 * @param id of a hardware profile
 * @param preset the limits to start from, see {@link LimitPreset}
 * @param limits those that take their place
 */
public record ProfileSpec(String id, String preset, Limits limits) {
    static ProfileSpec read(Fields fields) {
        return new ProfileSpec(
                fields.text("id", Fields.REQUIRED, 100),
                fields.choice("preset", LimitPreset.DEVICE.id(), LimitPreset.ids()),
                limits(fields.object("limits")));
    }

    private static Limits limits(Fields fields) {
        Map<Limit, Double> bounds = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            Number bound = bound(fields, limit);
            if (bound != null) {
                bounds.put(limit, bound.doubleValue());
            }
        }
        return new Limits(bounds);
    }

    private static @Nullable Number bound(Fields fields, Limit limit) {
        if (limit.isCounted()) {
            return fields.optionalLong(limit.id(), 1, (long) limit.most());
        }
        return fields.optionalNumber(limit.id(), limit.least(), limit.most());
    }
}
