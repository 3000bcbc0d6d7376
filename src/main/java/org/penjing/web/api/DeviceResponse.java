package org.penjing.web.api;

import java.util.Map;

/**
 * A hardware profile that a job can name.
 *
 * @param name of the device
 * @param core such as {@code Cortex-M4F}
 * @param flashBytes of the device
 * @param sramBytes of the device
 * @param clockHertz of the core
 * @param presets the limits that each preset of a job stands for there, by their ids
 */
public record DeviceResponse(
        String id,
        String name,
        String core,
        long flashBytes,
        long sramBytes,
        double clockHertz,
        Map<String, Map<String, Number>> presets) {}
