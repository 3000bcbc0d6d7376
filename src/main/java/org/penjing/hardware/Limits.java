package org.penjing.hardware;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;

/**
 * What a model may cost on a device: some limits, in the order of {@link Limit}. What is not among them is not limited.
 *
 * @param bounds the largest value that meets each
 */
public record Limits(Map<Limit, Double> bounds) {
    /** No limit at all. */
    public static final Limits NONE = new Limits(Map.of());

    /** The bound of what is not limited: everything meets it. */
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    /** @throws org.penjing.base.InvalidInputException naming every limit that is out of range */
    public Limits {
        EnumMap<Limit, Double> ordered = new EnumMap<>(Limit.class);
        ordered.putAll(bounds);
        bounds = Collections.unmodifiableMap(ordered);
        Faults faults = new Faults();
        bounds.forEach((limit, bound) -> faults.check(
                bound >= limit.least() && bound <= limit.most(),
                "limits." + limit.id(),
                String.valueOf(bound),
                limit.least() > 0 ? "a number above 0" : "a number between 0 and " + (long) limit.most(),
                "give a limit that a model can meet, or leave it out for the profile's own"));
        faults.throwIfAny();
    }

    /** As files have them: bounds by the limits' ids; null stands for none. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Limits ofIds(Map<String, @Nullable Double> byId) {
        Map<Limit, Double> bounds = new EnumMap<>(Limit.class);
        byId.forEach((id, bound) -> {
            if (bound != null) {
                bounds.put(Limit.of(id), bound);
            }
        });
        return new Limits(bounds);
    }

    /** Bounds by the limits' ids; what is counted is a whole number. */
    @JsonValue
    public Map<String, Number> byIds() {
        Map<String, Number> byId = new LinkedHashMap<>();
        bounds.forEach((limit, bound) -> {
            if (limit.isCounted()) {
                byId.put(limit.id(), bound.longValue());
            } else {
                byId.put(limit.id(), bound);
            }
        });
        return byId;
    }

    /** The largest value that meets a limit; infinite for what is not limited. */
    public double bound(Limit limit) {
        return bounds.getOrDefault(limit, UNLIMITED);
    }

    /** These limits, with those of others in their place. */
    public Limits override(Limits others) {
        Map<Limit, Double> both = new EnumMap<>(Limit.class);
        both.putAll(bounds);
        both.putAll(others.bounds);
        return new Limits(both);
    }

    /** These limits, with those on memory no larger than the memory there is. */
    public Limits within(double deviceFlashBytes, double deviceSramBytes) {
        return override(new Limits(Map.of(
                Limit.FLASH_BYTES, Math.min(bound(Limit.FLASH_BYTES), deviceFlashBytes),
                Limit.SRAM_BYTES, Math.min(bound(Limit.SRAM_BYTES), deviceSramBytes))));
    }
}
