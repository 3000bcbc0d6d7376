package org.penjing.hardware;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.OptionalDouble;

/** What a model is held to. Each is an upper bound, in the unit that its id tells, in the worst case of full depth. */
public enum Limit {
    /** The whole firmware, code included. */
    FLASH_BYTES("flashBytes", "bytes of flash", 1, Double.MIN_VALUE, 1L << 40, true),
    /** The arena of the model, carried states included. */
    SRAM_BYTES("sramBytes", "bytes of SRAM", 1, Double.MIN_VALUE, 1L << 40, true),
    /** Two per multiply-accumulate, all steps. */
    FLOPS_PER_INFERENCE("flopsPerInference", "MFLOP an inference", 1e6, Double.MIN_VALUE, 1e18, false),
    MILLIS_PER_STEP("millisPerStep", "ms a step", 1, Double.MIN_VALUE, 1e12, false),
    MILLIS_PER_INFERENCE("millisPerInference", "ms an inference", 1, Double.MIN_VALUE, 1e12, false),
    MICROJOULES_PER_STEP("microjoulesPerStep", "mJ a step", 1e3, Double.MIN_VALUE, 1e12, false),
    /** Points (1 = 0.01) of the headline metric below the float network. */
    ACCURACY_DROP("accuracyDrop", "points of accuracy lost", 1, 0, 100, false);

    private final String id;
    private final String unit;
    private final double scale;
    private final double least;
    private final double most;
    private final boolean counted;

    /**
     * @param unit that people think in
     * @param scale of it, in the unit of the figure
     * @param least bound that can be asked for; {@link Double#MIN_VALUE} means above 0
     * @param most that can be asked for
     * @param counted whether figures are whole numbers, which are said to the last digit
     */
    Limit(String id, String unit, double scale, double least, double most, boolean counted) {
        this.id = id;
        this.unit = unit;
        this.scale = scale;
        this.least = least;
        this.most = most;
        this.counted = counted;
    }

    /** What a model has of it, in the limit's unit; nothing for what shapes do not tell. */
    OptionalDouble of(StepCost cost, int depth) {
        InferenceCost inference = cost.inference(depth);
        return switch (this) {
            case FLASH_BYTES -> OptionalDouble.of(cost.flashBytes());
            case SRAM_BYTES -> OptionalDouble.of(cost.sramBytes());
            case FLOPS_PER_INFERENCE -> OptionalDouble.of(inference.flops());
            case MILLIS_PER_STEP -> OptionalDouble.of(cost.millis());
            case MILLIS_PER_INFERENCE -> OptionalDouble.of(inference.millis());
            case MICROJOULES_PER_STEP -> OptionalDouble.of(cost.microjoules());
            case ACCURACY_DROP -> OptionalDouble.empty();
        };
    }

    /** As job files, profiles and reports write it. */
    @JsonValue
    public String id() {
        return id;
    }

    String unit() {
        return unit;
    }

    double scale() {
        return scale;
    }

    /** The least bound that can be asked for; {@link Double#MIN_VALUE} means above 0. */
    public double least() {
        return least;
    }

    /** The largest bound that can be asked for. */
    public double most() {
        return most;
    }

    /** Whether figures are whole numbers. */
    public boolean isCounted() {
        return counted;
    }

    /** @throws IllegalArgumentException if there is none of that id */
    @JsonCreator
    public static Limit of(String id) {
        return Arrays.stream(values())
                .filter(limit -> limit.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no limit is called " + id));
    }
}
