package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.base.InvalidInputException;
import org.penjing.job.files.Home;

class SchemaTest {
    private static final String DATABASE = "jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1";

    private static final Set<PosixFilePermission> ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    @TempDir
    Path directory;

    @Test
    void jobsWhoseDatabaseIsGoneAreRefusedInASentence() throws Exception {
        Path there = directory.resolve("there");
        try (Home home = Home.open(there)) {
            home.job(new UUID(1, 2));
            Flyway empty = Flyway.configure()
                    .dataSource("jdbc:h2:mem:lost;DB_CLOSE_DELAY=-1", null, null)
                    .load();
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> new Schema(home).migrate(empty))
                    .satisfies(refused ->
                            assertThat(refused.faults().getFirst().remedy()).contains("restore db/penjing.mv.db"));
            assertThat(empty.info().applied()).isEmpty();
        }
    }

    @Test
    void aHomeIsForItsOwnersEyesOnly() throws Exception {
        Path made = directory.resolve("made");
        Path found = Files.createDirectories(directory.resolve("found"));
        Files.createDirectory(found.resolve("jobs"), PosixFilePermissions.asFileAttribute(ALL));
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(found);
        try (Home one = Home.open(made);
                Home other = Home.open(found)) {
            for (Path place : List.of(
                    made, made.resolve("jobs"), made.resolve("db"), made.resolve("data"), found.resolve("jobs"))) {
                assertThat(Files.getPosixFilePermissions(place))
                        .as(place.toString())
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            }
            assertThat(Files.getPosixFilePermissions(found))
                    .as("what is not ours stays as it is")
                    .isEqualTo(before);
            assertThat(one.directory()).isNotEqualTo(other.directory());
        }
    }

    @Test
    void aDatabaseThatALaterVersionHasChangedIsRefusedInASentence() throws Exception {
        try (Home home = Home.open(directory);
                Connection connection = DriverManager.getConnection(DATABASE);
                Statement statement = connection.createStatement()) {
            Flyway flyway = Flyway.configure().dataSource(DATABASE, null, null).load();
            Schema schema = new Schema(home);
            schema.migrate(flyway);
            schema.migrate(flyway);
            statement.execute("insert into \"flyway_schema_history\" values (999, '999', 'later', 'SQL',"
                    + " 'V999__later.sql', 1, 'sa', now(), 1, true)");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> schema.migrate(flyway))
                    .satisfies(refused ->
                            assertThat(refused.faults().getFirst().rule()).contains("a later version", "999"));
        }
    }
}
