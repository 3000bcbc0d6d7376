package org.penjing.job.store.document;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penjing.job.work.Progress.Stage;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stages of a job are expected to take.
 *
 * @param millis by the name of the stage
 */
public record StoredTimes(Map<String, Long> millis) {
    private static final String MILLIS = "millis";

    public static String write(Map<Stage, Duration> times) {
        Map<String, Long> millis = new LinkedHashMap<>();
        times.forEach((stage, time) -> millis.put(stage.name(), time.toMillis()));
        return Documents.write(new StoredTimes(millis));
    }

    /** Version 1 had the millis alone. */
    public static Map<Stage, Duration> read(String json) {
        Map<Stage, Duration> times = new EnumMap<>(Stage.class);
        Documents.read(json, StoredTimes.class, StoredTimes::nest)
                .millis()
                .forEach((stage, millis) -> times.put(Stage.valueOf(stage), Duration.ofMillis(millis)));
        return times;
    }

    private static void nest(ObjectNode first) {
        ObjectNode millis = first.deepCopy();
        first.removeAll();
        first.set(MILLIS, millis);
    }
}
