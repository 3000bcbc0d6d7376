package org.penjing.job.request;

import org.penjing.base.Fields;
import org.penjing.hardware.LimitFields;
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
                fields.requiredText("id", 100),
                fields.choice("preset", LimitPreset.DEVICE.id(), LimitPreset.ids()),
                LimitFields.read(fields.object("limits")));
    }
}
