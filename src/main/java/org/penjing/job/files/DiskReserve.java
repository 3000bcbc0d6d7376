package org.penjing.job.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.base.Faults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Free space in the home directory below which a job fails rather than goes on, so that the database can always be written.
 *
 * @param diskReserve the setting
 */
@ConfigurationProperties("penjing.jobs")
public record DiskReserve(@DefaultValue("64MB") DataSize diskReserve) {
    public DiskReserve {
        Faults faults = new Faults();
        Settings.requirePositive(faults, "penjing.jobs.disk-reserve", diskReserve);
        faults.throwIfAny();
    }

    /** @throws DiskFullException if less than the reserve would be left after writing {@code bytes} more */
    public void require(Home home, long bytes) throws IOException {
        Path directory = home.directory();
        long usable = Files.getFileStore(directory).getUsableSpace();
        if (usable < diskReserve.toBytes() + bytes) {
            throw new DiskFullException(directory, usable);
        }
    }
}
