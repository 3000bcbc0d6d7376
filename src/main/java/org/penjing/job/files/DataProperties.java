package org.penjing.job.files;

import java.time.Duration;
import java.util.List;
import org.penjing.base.Faults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where jobs may take their data from.
 *
 * @param directories whose files jobs may name, besides what was uploaded
 * @param keep how long an upload is kept that no unfinished job names
 */
@ConfigurationProperties("penjing.data")
public record DataProperties(
        @DefaultValue List<String> directories,
        @DefaultValue("7d") Duration keep) {
    public DataProperties {
        Faults faults = new Faults();
        Settings.requirePositive(faults, "penjing.data.keep", keep);
        faults.throwIfAny();
    }
}
