package org.penjing.job.spec;

/**
 * A device that the job searches a model for.
 *
 * @param id of a hardware profile
 * @param limits those that replace the profile's own
 */
public record ProfileSpec(String id, LimitOverrides limits) {
    static ProfileSpec read(Fields fields) {
        return new ProfileSpec(fields.text("id", Fields.REQUIRED, 100), LimitOverrides.read(fields.object("limits")));
    }
}
