package org.penjing.job.work;

import java.util.Map;
import org.penjing.hardware.LimitOverrides;

/**
 * A hardware profile in a list.
 *
 * @param name of the device
 * @param core such as {@code Cortex-M4F}
 * @param flashBytes of the device
 * @param sramBytes of the device
 * @param clockHertz of the core
 * @param presets the limits that each preset of a job stands for there
 */
public record ProfileSummary(
        String id,
        String name,
        String core,
        long flashBytes,
        long sramBytes,
        double clockHertz,
        Map<String, LimitOverrides> presets) {}
