package org.penjing.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.penjing.base.InvalidInputException;
import org.penjing.job.files.Home;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the database's tables up to this version, unless a later one has been here, or jobs have lost their database. */
@Component
class Schema implements FlywayMigrationStrategy {
    private final Home home;

    Schema(Home home) {
        this.home = home;
    }

    @Override
    public void migrate(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .findFirst()
                .ifPresent(unknown -> {
                    throw new InvalidInputException(
                            "penjing.home",
                            home.directory(),
                            "a home of this version or an earlier one; a later version has changed its database (to "
                                    + unknown.getVersion() + ")",
                            "start that version, or choose another --home");
                });
        requireDatabaseOfJobs(flyway);
        flyway.migrate();
    }

    private void requireDatabaseOfJobs(Flyway flyway) {
        try {
            if (flyway.info().applied().length == 0 && home.hasJobs()) {
                throw new InvalidInputException(
                        "penjing.home",
                        home.directory(),
                        "a home whose database is there; this one has jobs, but its database is empty or missing",
                        "restore db/penjing.mv.db from a backup, or move the folder jobs away to begin anew");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
