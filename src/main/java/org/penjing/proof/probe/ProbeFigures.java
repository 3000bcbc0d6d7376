package org.penjing.proof.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The probe's {@code figures.txt}.
 *
 * @param values by name; a name that has several has them in the order of their lines
 * @param overrun whether a span was longer than the counter
 */
public record ProbeFigures(Map<String, List<Long>> values, boolean overrun) {
    private static final String OVERRUN = "-";

    static ProbeFigures read(Path file) throws IOException {
        Map<String, List<Long>> values = new TreeMap<>();
        boolean overrun = false;
        for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            String value = line.substring(space + 1);
            if (value.equals(OVERRUN)) {
                overrun = true;
            } else {
                values.computeIfAbsent(line.substring(0, space), name -> new ArrayList<>())
                        .add(Long.parseLong(value));
            }
        }
        return new ProbeFigures(values, overrun);
    }

    public int number(String name) {
        return Math.toIntExact(all(name).getFirst());
    }

    public List<Long> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    OutputLayout layout() {
        return new OutputLayout(
                number("input_bytes"),
                number("answers"),
                number("answer_bytes"),
                number("answers_signed") != 0,
                number("state_bytes"));
    }
}
