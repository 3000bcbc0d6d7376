package org.penjing.training.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loss and accuracy per interval, appended to a CSV file; rows after a resumed checkpoint are written anew. */
final class TrainingRecord {
    private static final String HEADER = "batch,loss,exactAccuracy,smallestExactAccuracy";

    private final Path file;

    TrainingRecord(Path file) {
        this.file = file;
    }

    /** Drops what an earlier process noted after {@code batch}. */
    void resumeAt(int batch) throws IOException {
        List<String> kept = new ArrayList<>(List.of(HEADER));
        if (Files.exists(file)) {
            for (String row : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!row.equals(HEADER) && Integer.parseInt(row.substring(0, row.indexOf(','))) <= batch) {
                    kept.add(row);
                }
            }
        }
        Files.writeString(file, String.join("\n", kept) + "\n", StandardCharsets.UTF_8);
    }

    void add(TrainingProgress progress) throws IOException {
        String row = progress.batch() + "," + progress.loss() + "," + text(progress.exactAccuracy()) + ","
                + text(progress.smallestExactAccuracy()) + "\n";
        Files.writeString(file, row, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static String text(@Nullable Double accuracy) {
        return accuracy == null ? "" : accuracy.toString();
    }
}
