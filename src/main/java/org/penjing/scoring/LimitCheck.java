package org.penjing.scoring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.penjing.hardware.Limits;
import org.penjing.hardware.StepCost;

/** Holds costs and accuracies against limits. Limits are broken by {@code (value - limit) / limit}. */
final class LimitCheck {
    private final Map<String, Double> violations = new LinkedHashMap<>();

    /** The limits that the cost alone breaks, in the worst case of full depth. */
    static Map<String, Double> ofCost(StepCost cost, int depth, Limits limits) {
        LimitCheck check = new LimitCheck();
        check.atMost("flashBytes", (double) cost.flashBytes(), (double) limits.flashBytes());
        check.atMost("sramBytes", (double) cost.sramBytes(), (double) limits.sramBytes());
        check.atMost("flopsPerInference", depth * cost.flops(), limits.flopsPerInference());
        check.atMost("millisPerStep", cost.millis(), limits.millisPerStep());
        check.atMost("millisPerInference", depth * cost.millis(), limits.millisPerInference());
        check.atMost("microjoulesPerStep", cost.microjoules(), limits.microjoulesPerStep());
        return check.violations;
    }

    /** The accuracy limit, where it is broken; relative to the accuracy that is needed. */
    static Map<String, Double> ofAccuracy(double exact, double baseline, Limits limits) {
        double needed = needed(baseline, limits);
        return exact < needed ? Map.of("accuracyDrop", (needed - exact) / needed) : Map.of();
    }

    static double needed(double baseline, Limits limits) {
        return baseline - limits.accuracyDrop() / 100;
    }

    private void atMost(String name, double value, double limit) {
        if (value > limit) {
            violations.put(name, (value - limit) / limit);
        }
    }
}
