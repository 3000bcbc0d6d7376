package org.penjing.cli.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Lookup;

/** The words that followed a command, checked against its syntax. */
public final class Arguments {
    private final String command;
    private final Map<String, String> values;

    private Arguments(String command, Map<String, String> values) {
        this.command = command;
        this.values = values;
    }

    /** @throws InvalidInputException on the first word that does not fit */
    public static Arguments parse(Command command, List<String> words) {
        return parse(command.name(), command.syntax(), words);
    }

    static Arguments parse(String command, Syntax syntax, List<String> words) {
        Map<String, String> values = new HashMap<>();
        List<String> operands = new ArrayList<>();
        Iterator<String> rest = words.iterator();
        boolean onlyOperands = false;
        while (rest.hasNext()) {
            String word = rest.next();
            if (!onlyOperands && word.equals("--")) {
                onlyOperands = true;
            } else if (!onlyOperands && word.startsWith("-") && word.length() > 1) {
                option(command, syntax, word, rest, values);
            } else {
                operands.add(word);
            }
        }
        operands(command, syntax, operands, values);
        return new Arguments(command, values);
    }

    private static void option(
            String command, Syntax syntax, String word, Iterator<String> rest, Map<String, String> values) {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        String name = equals < 0 ? word : word.substring(0, equals);
        if (!syntax.knows(name)) {
            String rule = syntax.options().isEmpty()
                    ? command + " takes no options"
                    : "one of " + String.join(", ", syntax.options().keySet());
            throw new InvalidInputException("option", name, rule, help(command));
        }
        String value = "";
        if (syntax.takesValue(name)) {
            String inWords = Lookup.in(syntax.options(), name);
            if (equals >= 0) {
                value = word.substring(equals + 1);
            } else if (rest.hasNext()) {
                value = rest.next();
            }
            if (value.isEmpty()) {
                throw new InvalidInputException(name, "nothing", "needs a value", "write " + name + " " + inWords);
            }
        } else if (equals >= 0) {
            throw new InvalidInputException(name, word.substring(equals + 1), "takes no value", "write " + name);
        }
        if (values.put(name, value) != null) {
            throw new InvalidInputException(name, value, "may be given once", "keep one of them");
        }
    }

    private static void operands(String command, Syntax syntax, List<String> operands, Map<String, String> values) {
        List<String> names = syntax.operands();
        if (operands.size() < names.size()) {
            throw new InvalidInputException(
                    names.get(operands.size()),
                    "nothing",
                    "must be given",
                    "write ./penjing " + command + " " + syntax.usage());
        }
        if (operands.size() > names.size()) {
            throw new InvalidInputException(
                    command,
                    operands.get(names.size()),
                    names.isEmpty() ? "takes no such word" : "takes only " + String.join(" ", names),
                    "remove it, or see ./penjing help " + command);
        }
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), operands.get(i));
        }
    }

    private static String help(String command) {
        return "see ./penjing help " + command;
    }

    public String operand(String name) {
        return Lookup.in(values, name);
    }

    public boolean has(String option) {
        return values.containsKey(option);
    }

    @Nullable
    public String option(String name) {
        return values.get(name);
    }

    public String option(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    public String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new InvalidInputException(name, "nothing", "must be given", help(command));
        }
        return value;
    }

    public int integer(String name, int fallback, int least, int most) {
        return Math.toIntExact(integer(name, (long) fallback, least, most));
    }

    public long integer(String name, long fallback, long least, long most) {
        String value = values.get(name);
        if (value == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below like a number out of range
        }
        throw new InvalidInputException(
                name, value, "a whole number from " + least + " to " + most, "write such a number");
    }
}
