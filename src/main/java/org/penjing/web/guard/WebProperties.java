package org.penjing.web.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.job.files.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the server is reached.
 *
 * @param apiKey what clients must send; without one, only this machine is answered
 * @param bodyLimit the largest request body of any other kind
 * @param uploadLimit the largest data file that is uploaded
 * @param bodyTime what a small request body may take to come, see {@link BodyPace}
 * @param bodiesPerAddress requests with a body that are read at once from one address
 * @param heartbeat silence after which an event stream gets a comment
 * @param checkLimit time after which the answer no longer waits for a look at a job's data
 */
@ConfigurationProperties("penjing")
public record WebProperties(
        @Nullable String apiKey,
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("1GB") DataSize uploadLimit,
        @DefaultValue("30s") Duration bodyTime,
        @DefaultValue("64") int bodiesPerAddress,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("30s") Duration checkLimit) {
    /** @throws org.penjing.base.InvalidInputException naming the setting that is out of range */
    public WebProperties {
        Faults faults = new Faults();
        Settings.requirePositive(faults, "penjing.body-limit", bodyLimit);
        Settings.requirePositive(faults, "penjing.upload-limit", uploadLimit);
        Settings.requirePositive(faults, "penjing.body-time", bodyTime);
        Settings.requirePositive(faults, "penjing.heartbeat", heartbeat);
        Settings.requirePositive(faults, "penjing.check-limit", checkLimit);
        faults.check(
                bodiesPerAddress >= 1,
                "penjing.bodies-per-address",
                bodiesPerAddress,
                "at least 1",
                "set a larger one");
        faults.throwIfAny();
    }
}
