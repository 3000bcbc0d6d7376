package org.penjing.job;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.penjing.fault.InvalidInputException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the database's tables up to this version, unless a later one has been here. */
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
        flyway.migrate();
    }
}
