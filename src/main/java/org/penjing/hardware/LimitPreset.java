package org.penjing.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The limits that a job starts from, before its own take their place. */
public enum LimitPreset {
    /** What the chip has: its flash and SRAM. Time, energy and operations are unlimited unless the job says otherwise. */
    DEVICE {
        @Override
        Limits limits(long deviceFlashBytes, long deviceSramBytes) {
            return new Limits(Map.of(Limit.ACCURACY_DROP, USUAL_ACCURACY_DROP))
                    .within(deviceFlashBytes, deviceSramBytes);
        }
    },
    /**
     * What an always-on sensor can spare: 512 KB of flash, less than 256 KB of SRAM, 10 MFLOP and 100 ms an inference, 50 ms and
     * 1 mJ a step.
     */
    MISSION {
        @Override
        Limits limits(long deviceFlashBytes, long deviceSramBytes) {
            return new Limits(Map.of(
                            Limit.FLASH_BYTES, 512 * 1024.0,
                            Limit.SRAM_BYTES, 256 * 1024.0 - 1,
                            Limit.FLOPS_PER_INFERENCE, 10e6,
                            Limit.MILLIS_PER_STEP, 50.0,
                            Limit.MILLIS_PER_INFERENCE, 100.0,
                            Limit.MICROJOULES_PER_STEP, 1000.0,
                            Limit.ACCURACY_DROP, USUAL_ACCURACY_DROP))
                    .within(deviceFlashBytes, deviceSramBytes);
        }
    };

    private static final double USUAL_ACCURACY_DROP = 5;

    abstract Limits limits(long deviceFlashBytes, long deviceSramBytes);

    /** As job files write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(LimitPreset::id).toList();
    }

    /** @throws IllegalArgumentException if there is none of that id */
    public static LimitPreset of(String id) {
        return Arrays.stream(values())
                .filter(preset -> preset.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no preset of limits: " + id));
    }
}
