package org.penjing.job.work;

import org.penjing.hardware.Limits;

/**
 * A hardware profile in a list.
 *
 * @param name of the device
 * @param core such as {@code Cortex-M4F}
 * @param flashBytes of the device
 * @param sramBytes of the device
 * @param clockHertz of the core
 * @param limits what a model may cost there unless the job says otherwise
 */
public record ProfileSummary(
        String id, String name, String core, long flashBytes, long sramBytes, double clockHertz, Limits limits) {}
