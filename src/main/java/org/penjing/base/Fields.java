package org.penjing.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the fields of one object of a JSON or YAML file that people write. What is wrong is noted as a fault, and something harmless is
 * returned in its place, so that all faults of a file are found in one pass; whoever reads throws them before using what was read. Null
 * counts as absent. Where there is no fallback, a field must be given.
 */
public final class Fields {
    /** As a fallback: there is none. */
    public static final @Nullable String REQUIRED = null;

    private static final long MOST_COUNT = 1L << 52;

    private final JsonNode object;
    private final String path;
    private final Faults faults;
    /** Of an object that is not there, only that is a fault, not what it lacks. */
    private final boolean isThere;

    private final Set<String> known = new TreeSet<>();
    private final List<Fields> children = new ArrayList<>();

    private Fields(JsonNode object, String path, Faults faults, boolean isThere) {
        this.object = object;
        this.path = path;
        this.faults = faults;
        this.isThere = isThere;
    }

    /**
     * The fields of a whole file.
     *
     * @param name of the file, for the fault that it has no fields at all
     * @param path in front of the names of its fields; may be empty, or end with a colon
     */
    public static Fields of(JsonNode file, String name, String path, Faults faults) {
        return of(file, name, path, faults, file.isObject());
    }

    private static Fields of(JsonNode node, String name, String path, Faults faults, boolean isObject) {
        faults.check(
                isObject, name, FieldRules.shown(node), "fields with values", "write { } in JSON, name: value in YAML");
        return new Fields(isObject ? node : JsonNodeFactory.instance.objectNode(), path, faults, isObject);
    }

    /** The path of a field. */
    public String path(String name) {
        if (name.isEmpty()) {
            return path;
        }
        return path.isEmpty() || path.endsWith(":") ? path + name : path + "." + name;
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    /** Whether a field is an object. */
    public boolean isObject(String name) {
        return object.path(name).isObject();
    }

    public boolean check(boolean holds, String name, Object value, String rule, String remedy) {
        return faults.check(holds, path(name), value, rule, remedy);
    }

    private boolean check(boolean holds, String name, JsonNode value, String rule, String remedy) {
        return holds || check(false, name, FieldRules.shown(value), rule, remedy);
    }

    /** Accepts fields without reading them. */
    public void knows(String... names) {
        known.addAll(Arrays.asList(names));
    }

    /** Refuses a field that earlier versions had. */
    public void removed(String name, String rule, String remedy) {
        JsonNode value = value(name);
        check(value == null, name, value == null ? MissingNode.getInstance() : value, rule, remedy);
    }

    /** A whole number that must be given. */
    public int integer(String name, int least, int most) {
        Integer value = optionalInteger(name, least, most);
        require(name);
        return value != null ? value : least;
    }

    public int integer(String name, int fallback, int least, int most) {
        Integer value = optionalInteger(name, least, most);
        return value != null ? value : fallback;
    }

    public @Nullable Integer optionalInteger(String name, int least, int most) {
        Long value = optionalLong(name, least, most);
        return value != null ? Math.toIntExact(value) : null;
    }

    public @Nullable Long optionalLong(String name, long least, long most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        boolean fits = FieldRules.isWhole(value, least, most);
        check(fits, name, value, FieldRules.whole(least, most), "write such a number, or leave the field out");
        return fits ? value.longValue() : null;
    }

    /** A whole number above 0 that must be given. */
    public long count(String name) {
        require(name);
        JsonNode value = value(name);
        return value != null
                        && check(
                                FieldRules.isWhole(value, 1, MOST_COUNT),
                                name,
                                value,
                                "a whole number above 0",
                                "write such a number, in the unit that the name says")
                ? value.longValue()
                : 1;
    }

    /** A number that must be given; a least of {@link Double#MIN_VALUE} means above 0. */
    public double number(String name, double least, double most) {
        Double value = optionalNumber(name, least, most);
        require(name);
        return value != null ? value : Math.clamp(1.0, least, most);
    }

    public double number(String name, double fallback, double least, double most) {
        Double value = optionalNumber(name, least, most);
        return value != null ? value : fallback;
    }

    /** A least of {@link Double#MIN_VALUE} means above 0. */
    public @Nullable Double optionalNumber(String name, double least, double most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        boolean fits = value.isNumber() && FieldRules.isBetween(value, least, most);
        check(
                fits,
                name,
                value,
                "a number " + FieldRules.range(least, most),
                "write such a number, or leave the field out");
        return fits ? value.doubleValue() : null;
    }

    public boolean flag(String name, boolean fallback) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        check(value.isBoolean(), name, value, "true or false", "write one of them without quotes");
        return value.isBoolean() ? value.booleanValue() : fallback;
    }

    /** One of some texts; empty if it is none of them. */
    public String choice(String name, @Nullable String fallback, Collection<String> choices) {
        String value = text(name, fallback, 100);
        return value.isEmpty()
                        || check(
                                choices.contains(value),
                                name,
                                value,
                                "one of " + String.join(", ", new TreeSet<>(choices)),
                                "choose one of them")
                ? value
                : "";
    }

    /** Text of 1 to {@code longest} characters in a line; empty if it was faulty. */
    public String text(String name, @Nullable String fallback, int longest) {
        String value = optionalText(name, longest);
        if (fallback == null) {
            require(name);
        }
        return value != null ? value : has(name) || fallback == null ? "" : fallback;
    }

    public @Nullable String optionalText(String name, int longest) {
        JsonNode value = value(name);
        return value != null
                        && check(
                                FieldRules.isText(value, longest),
                                name,
                                value,
                                FieldRules.text(longest),
                                "write such a text in quotes")
                ? value.stringValue()
                : null;
    }

    /** Text of any length that must be given, lines among it; empty if it was faulty. */
    public String prose(String name) {
        require(name);
        JsonNode value = value(name);
        return value != null
                        && check(
                                value.isString() && !value.stringValue().isBlank(),
                                name,
                                value,
                                "a text that is not empty",
                                "write a text, in quotes if it is a number")
                ? value.stringValue()
                : "";
    }

    /** The fields of a nested object; of an empty one if it is absent. */
    public Fields object(String name) {
        JsonNode value = value(name);
        return child(value != null ? value : JsonNodeFactory.instance.objectNode(), path(name), isThere);
    }

    /** The fields of a nested object that must be given. */
    public Fields requiredObject(String name) {
        require(name);
        JsonNode value = value(name);
        return child(value != null ? value : JsonNodeFactory.instance.objectNode(), path(name), value != null);
    }

    /** The fields of every object in a list; of none if it is absent. */
    public List<Fields> objects(String name) {
        JsonNode value = value(name);
        List<Fields> elements = new ArrayList<>();
        if (value != null && check(value.isArray(), name, value, "a list", "write objects in [ ]")) {
            for (JsonNode element : value) {
                elements.add(child(element, path(name) + "[" + elements.size() + "]", isThere));
            }
        }
        return elements;
    }

    /** What is built of every object in a list, but for those with faults. */
    public <T> List<T> objects(String name, Function<Fields, @Nullable T> read) {
        return objects(name).stream()
                .flatMap(element -> Stream.ofNullable(read.apply(element)))
                .toList();
    }

    /** A list of texts of 1 to {@code longest} characters; none if it is absent. */
    public List<String> texts(String name, int longest) {
        return list(
                name,
                List.of(),
                Integer.MAX_VALUE,
                element -> FieldRules.isText(element, longest),
                JsonNode::stringValue,
                FieldRules.text(longest));
    }

    /** A list of whole numbers, at most {@code longest}; null as a fallback means that it must be given. */
    public List<Integer> integers(String name, @Nullable List<Integer> fallback, int longest, int least, int most) {
        return list(
                name,
                fallback,
                longest,
                element -> FieldRules.isWhole(element, least, most),
                JsonNode::intValue,
                FieldRules.whole(least, most));
    }

    /** A list of numbers that must be given. */
    public List<Double> numbers(String name, int longest) {
        return list(name, null, longest, FieldRules::isFinite, JsonNode::doubleValue, "a number");
    }

    /** One number for each of {@code items}, which must be given; ones if that is faulty. */
    public List<Double> numbers(String name, List<String> items) {
        List<Double> numbers = numbers(name, Integer.MAX_VALUE);
        boolean fits = numbers.size() == items.size();
        JsonNode value = value(name);
        if (value != null && value.isArray() && value.size() != items.size()) {
            check(fits, name, value, "a list of " + items.size() + " numbers", "write one for each of " + items);
        }
        return fits ? numbers : items.stream().map(_ -> 1.0).toList();
    }

    /** At least one of some texts, each once; all of them if the list is faulty. It must be given. */
    public List<String> someOf(String name, List<String> choices) {
        require(name);
        JsonNode value = value(name);
        if (value == null) {
            return choices;
        }
        List<String> found = value.valueStream()
                .map(element -> element.isString() ? element.stringValue() : FieldRules.shown(element))
                .toList();
        boolean fits = !found.isEmpty()
                && choices.containsAll(found)
                && Set.copyOf(found).size() == found.size();
        check(fits, name, value, "a list of some of " + choices, "write at least one, each once");
        return fits ? found : choices;
    }

    /**
     * Builds a value of fields that were read. What it refuses is noted below this path, unless a fault there is known already; null
     * is returned then.
     */
    public <T> @Nullable T build(Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidInputException refused) {
            List<Fault> before = faults.found();
            refused.faults().stream()
                    .filter(fault -> before.stream().noneMatch(other -> isWithin(other.field(), path(fault.field()))))
                    .forEach(fault -> check(false, fault.field(), fault.value(), fault.rule(), fault.remedy()));
            return null;
        }
    }

    /** Notes every field that nobody asked for, here and in all nested objects that were read. */
    public void rejectUnknown() {
        for (String name : object.propertyNames()) {
            check(
                    known.contains(name),
                    name,
                    object.path(name),
                    "fields here are " + String.join(", ", known),
                    "correct the name or remove the field");
        }
        children.forEach(Fields::rejectUnknown);
    }

    private <T> List<T> list(
            String name,
            @Nullable List<T> fallback,
            int longest,
            Predicate<JsonNode> fits,
            Function<JsonNode, T> read,
            String rule) {
        JsonNode value = value(name);
        if (value == null) {
            if (fallback == null) {
                require(name);
            }
            return Objects.requireNonNullElse(fallback, List.of());
        }
        List<T> values = new ArrayList<>();
        String atMost = longest == Integer.MAX_VALUE ? "a list" : "a list of at most " + longest;
        if (check(value.isArray() && value.size() <= longest, name, value, atMost, "write values in [ ]")) {
            int index = 0;
            for (JsonNode element : value) {
                if (check(fits.test(element), name + "[" + index + "]", element, rule, "write such a value")) {
                    values.add(read.apply(element));
                }
                index++;
            }
        }
        return values;
    }

    private void require(String name) {
        check(has(name) || !isThere, name, "nothing", "must be given", "add the field");
    }

    private Fields child(JsonNode node, String childPath, boolean childIsThere) {
        Fields child = childIsThere
                ? of(node, childPath, childPath, faults)
                : new Fields(JsonNodeFactory.instance.objectNode(), childPath, faults, false);
        children.add(child);
        return child;
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static boolean isWithin(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer + "[") || inner.startsWith(outer + ".");
    }
}
