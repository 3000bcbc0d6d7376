package org.penjing.hardware;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fields;

/** Reads limits, as job files and profiles have them: bounds by the limits' ids. */
public final class LimitFields {
    private LimitFields() {}

    public static Limits read(Fields fields) {
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
