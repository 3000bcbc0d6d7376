package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.fault.InvalidInputException;

class SchemaTest {
    private static final String DATABASE = "jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1";

    @TempDir
    Path directory;

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
