package org.penjing.cli.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The words that a command takes.
 *
 * @param operands names of the words without a dash, all required, in their order
 * @param options what may follow: for each name what its value is, or nothing where it takes none
 */
public record Syntax(List<String> operands, SequencedMap<String, String> options) {
    private static final String NO_VALUE = "";

    public Syntax {
        operands = List.copyOf(operands);
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    }

    public static Syntax of(String... operands) {
        return new Syntax(List.of(operands), new LinkedHashMap<>());
    }

    public Syntax option(String name, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new Syntax(operands, more);
    }

    public Syntax flag(String name) {
        return option(name, NO_VALUE);
    }

    boolean knows(String name) {
        return options.containsKey(name);
    }

    boolean takesValue(String name) {
        return !NO_VALUE.equals(options.get(name));
    }

    /** As it stands in the help, such as {@code ID PROFILE [--server URL]}. */
    public String usage() {
        List<String> words = new ArrayList<>(operands);
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            words.add("[" + option.getKey() + (value.isEmpty() ? "" : " " + value) + "]");
        }
        return String.join(" ", words);
    }
}
