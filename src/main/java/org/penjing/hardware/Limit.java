package org.penjing.hardware;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a model is held to. Each is an upper bound, in the unit that its id tells. */
public enum Limit {
    FLASH_BYTES("flashBytes", "bytes of flash", 1, true),
    SRAM_BYTES("sramBytes", "bytes of SRAM", 1, true),
    FLOPS_PER_INFERENCE("flopsPerInference", "MFLOP an inference", 1e6, false),
    MILLIS_PER_STEP("millisPerStep", "ms a step", 1, false),
    MILLIS_PER_INFERENCE("millisPerInference", "ms an inference", 1, false),
    MICROJOULES_PER_STEP("microjoulesPerStep", "mJ a step", 1e3, false),
    ACCURACY_DROP("accuracyDrop", "points of accuracy lost", 1, false);

    private final String id;
    private final String unit;
    private final double scale;
    private final boolean counted;

    /**
     * @param unit that people think in
     * @param scale of it, in the unit of the figure
     * @param counted whether figures are whole numbers, which are said to the last digit
     */
    Limit(String id, String unit, double scale, boolean counted) {
        this.id = id;
        this.unit = unit;
        this.scale = scale;
        this.counted = counted;
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

    boolean isCounted() {
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
