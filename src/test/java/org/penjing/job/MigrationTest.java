package org.penjing.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final String DATABASE = "jdbc:h2:mem:migration;DB_CLOSE_DELAY=-1";
    private static final String JOB = "5f0e8a5e-0000-4000-8000-000000000000";

    @Test
    void whatWasPublishedBelongsToTheBestFinalistWhereItLies() throws SQLException {
        migrate("3");
        try (Connection connection = DriverManager.getConnection(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String insert : List.of(
                    "job values ('ID', 'old', 'COMPLETED', 1, 7, '{}', null, null, null, 'completed', 1, now(), null,"
                            + " null, now(), 0, 0, 0, 0, 0)",
                    "job_profile values ('ID', 'm4', 0, true, true, 1, 2, 5, '[]', null, '1.2', true)",
                    "finalist values ('ID', 'm4', 1, '3.4', true, null)",
                    "finalist values ('ID', 'm4', 2, '1.2', true, null)",
                    "artefact values ('ID', 'm4', 'model.onnx', 5, 'ab')")) {
                statement.execute("insert into " + insert.replace("ID", JOB));
            }
            migrate("latest");
            List<String> files = new ArrayList<>();
            ResultSet rows = statement.executeQuery("select place, name, path, bytes, sha256 from artefact");
            while (rows.next()) {
                files.add(rows.getInt(1) + " " + rows.getString(2) + " " + rows.getString(3) + " " + rows.getLong(4)
                        + " " + rows.getString(5));
            }
            assertThat(files).containsExactly("2 model.onnx model.onnx 5 ab");
        }
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(DATABASE, null, null)
                .target(version)
                .load()
                .migrate();
    }
}
