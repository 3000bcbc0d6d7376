package org.penjing.job.files;

import java.time.Duration;
import org.penjing.base.Faults;
import org.springframework.util.unit.DataSize;

/** What settings have in common. */
public final class Settings {
    private static final String REMEDY = "set a larger one";

    private Settings() {}

    /** Adds a fault unless the size is at least one byte. */
    public static void requirePositive(Faults faults, String setting, DataSize size) {
        faults.check(size.toBytes() > 0, setting, size, "more than no bytes", REMEDY);
    }

    /** Adds a fault unless the time is at least a millisecond. */
    public static void requirePositive(Faults faults, String setting, Duration time) {
        faults.check(time.toMillis() > 0, setting, time, "at least a millisecond, like 30s", REMEDY);
    }
}
