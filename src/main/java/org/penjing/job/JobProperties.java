package org.penjing.job;

import java.time.Duration;
import org.penjing.base.Faults;
import org.penjing.job.files.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are run.
 *
 * @param parallel jobs that run at the same time
 * @param progressInterval least time between two stored signs of progress of one job
 */
@ConfigurationProperties("penjing.jobs")
record JobProperties(
        @DefaultValue("1") int parallel,
        @DefaultValue("500ms") Duration progressInterval) {
    JobProperties {
        Faults faults = new Faults();
        faults.check(
                parallel >= 1 && parallel <= 64, "penjing.jobs.parallel", parallel, "from 1 to 64", "set another one");
        Settings.requirePositive(faults, "penjing.jobs.progress-interval", progressInterval);
        faults.throwIfAny();
    }
}
