package org.penjing.job.request;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the fields of one JSON object. What is wrong is noted as a fault, and something harmless is returned in its place, so
 * that all faults of a file are found in one pass. JSON null counts as absent.
 */
final class Fields {
    /** As a default: there is none. */
    static final @Nullable String REQUIRED = null;

    private static final int LONGEST_VALUE = 80;

    private final JsonNode object;
    private final String path;
    private final Faults faults;
    private final Set<String> known = new TreeSet<>();
    private final List<Fields> children = new ArrayList<>();

    Fields(JsonNode object, String path, Faults faults) {
        boolean isObject = object.isObject();
        faults.check(isObject, path.isEmpty() ? "job" : path, shown(object), "a JSON object", "write fields in { }");
        this.object = isObject ? object : JsonNodeFactory.instance.objectNode();
        this.path = path;
        this.faults = faults;
    }

    boolean has(String name) {
        return value(name) != null;
    }

    boolean check(boolean holds, String name, Object value, String rule, String remedy) {
        return faults.check(holds, at(name), value, rule, remedy);
    }

    /** Accepts fields without reading them. */
    void knows(String... names) {
        known.addAll(Arrays.asList(names));
    }

    int integer(String name, int fallback, int least, int most) {
        Integer value = optionalInteger(name, least, most);
        return value != null ? value : fallback;
    }

    @Nullable
    Integer optionalInteger(String name, int least, int most) {
        Long value = optionalLong(name, least, most);
        return value != null ? Math.toIntExact(value) : null;
    }

    @Nullable
    Long optionalLong(String name, long least, long most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        boolean fits = whole && value.longValue() >= least && value.longValue() <= most;
        check(
                fits,
                name,
                shown(value),
                "a whole number from " + least + " to " + most,
                "write such a number, or leave the field out");
        return fits ? value.longValue() : null;
    }

    double number(String name, double fallback, double least, double most) {
        Double value = optionalNumber(name, least, most);
        return value != null ? value : fallback;
    }

    /** A least of {@link Double#MIN_VALUE} means above 0. */
    @Nullable
    Double optionalNumber(String name, double least, double most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        boolean fits = value.isNumber() && isBetween(value.decimalValue(), least, most);
        String from = least == Double.MIN_VALUE ? "above 0, at most " : "from " + least + " to ";
        check(fits, name, shown(value), "a number " + from + most, "write such a number, or leave the field out");
        return fits ? value.doubleValue() : null;
    }

    boolean flag(String name, boolean fallback) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        check(value.isBoolean(), name, shown(value), "true or false", "write one of them without quotes");
        return value.isBoolean() ? value.booleanValue() : fallback;
    }

    String choice(String name, @Nullable String fallback, Collection<String> choices) {
        String value = text(name, fallback, 100);
        if (!value.isEmpty()) {
            check(
                    choices.contains(value),
                    name,
                    value,
                    "one of " + String.join(", ", new TreeSet<>(choices)),
                    "choose one of them");
        }
        return value;
    }

    /** Text of 1 to {@code longest} characters; empty if it was faulty. */
    String text(String name, @Nullable String fallback, int longest) {
        String value = optionalText(name, longest);
        if (value == null && !has(name)) {
            check(fallback != null, name, "nothing", "must be given", "add the field");
            return fallback != null ? fallback : "";
        }
        return value != null ? value : "";
    }

    @Nullable
    String optionalText(String name, int longest) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        boolean fits = value.isString() && isText(value.stringValue(), longest);
        check(
                fits,
                name,
                shown(value),
                "text of 1 to " + longest + " printable characters",
                "write such a text in quotes");
        return fits ? value.stringValue() : null;
    }

    /** The fields of a nested object; of an empty one if it is absent. */
    Fields object(String name) {
        JsonNode value = value(name);
        return child(value != null ? value : JsonNodeFactory.instance.objectNode(), at(name));
    }

    /** The fields of every object in a list. */
    List<Fields> objects(String name) {
        JsonNode value = value(name);
        List<Fields> elements = new ArrayList<>();
        if (value != null && check(value.isArray(), name, shown(value), "a list", "write objects in [ ]")) {
            for (JsonNode element : value) {
                elements.add(child(element, at(name) + "[" + elements.size() + "]"));
            }
        }
        return elements;
    }

    /** A list of texts of 1 to {@code longest} characters; none if it is absent. */
    List<String> texts(String name, int longest) {
        JsonNode value = value(name);
        List<String> texts = new ArrayList<>();
        if (value != null && check(value.isArray(), name, shown(value), "a list", "write texts in [ ]")) {
            for (JsonNode element : value) {
                if (check(
                        element.isString() && isText(element.stringValue(), longest),
                        name + "[" + texts.size() + "]",
                        shown(element),
                        "text of 1 to " + longest + " printable characters",
                        "write such a text in quotes")) {
                    texts.add(element.stringValue());
                }
            }
        }
        return texts;
    }

    /** A list of whole numbers; {@code fallback} if it is absent. */
    List<Integer> integers(String name, List<Integer> fallback, int longest, int least, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        List<Integer> numbers = new ArrayList<>();
        if (check(
                value.isArray() && value.size() <= longest,
                name,
                shown(value),
                "a list of at most " + longest + " whole numbers",
                "write numbers in [ ]")) {
            for (JsonNode element : value) {
                boolean fits = element.isIntegralNumber()
                        && element.canConvertToInt()
                        && element.intValue() >= least
                        && element.intValue() <= most;
                if (check(
                        fits,
                        name + "[" + numbers.size() + "]",
                        shown(element),
                        "a whole number from " + least + " to " + most,
                        "write such a number")) {
                    numbers.add(element.intValue());
                }
            }
        }
        return numbers;
    }

    /** Notes every field that nobody asked for, here and in all nested objects that were read. */
    void rejectUnknown() {
        for (String name : object.propertyNames()) {
            check(
                    known.contains(name),
                    name,
                    shown(object.path(name)),
                    "fields here are " + String.join(", ", known),
                    "correct the name or remove the field");
        }
        children.forEach(Fields::rejectUnknown);
    }

    private Fields child(JsonNode node, String childPath) {
        Fields child = new Fields(node, childPath, faults);
        children.add(child);
        return child;
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private String at(String name) {
        if (name.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Compared before it becomes a double, which the largest numbers of a JSON text do not. */
    private static boolean isBetween(BigDecimal value, double least, double most) {
        return value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0;
    }

    private static boolean isText(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.codePoints().allMatch(Fields::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}
