package org.penjing.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the fields of one object of a JSON or YAML file that people write. What is wrong is noted as a fault, and something harmless is
 * returned in its place, so that all faults of a file are found in one pass; whoever reads throws them before using what was read. Null
 * counts as absent. What is called required must be given, what is called optional is null where it is absent, and all else has a
 * fallback, or is empty.
 */
public final class Fields {
    private static final long MOST_COUNT = 1L << 52;
    private static final String IN_UNIT = "write such a number, in the unit that the name says";

    private final JsonNode object;
    private final String path;
    private final Faults faults;
    /** Of an object that is not there, only that is a fault, not what it lacks. */
    private final boolean isThere;

    private final Set<String> known = new TreeSet<>();
    /** Refused in words of their own, so never offered. */
    private final Set<String> gone = new HashSet<>();

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
        boolean isObject = faults.check(
                file.isObject(),
                name,
                FieldRule.shown(file),
                "an object, which has fields",
                "write { \"field\": value } in JSON, field: value in YAML");
        return new Fields(isObject ? file : JsonNodeFactory.instance.objectNode(), path, faults, isObject);
    }

    /** The path of a field; without a name that of the object itself. */
    public String path(String name) {
        if (name.isEmpty()) {
            return path;
        }
        return path.isEmpty() || path.endsWith(":") ? path + name : path + "." + name;
    }

    /** Whether a field is given, which accepts it too. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** Whether a field is an object. */
    public boolean isObject(String name) {
        return object.path(name).isObject();
    }

    /** Notes a fault of a field, or of the object if the name is empty, unless {@code holds}; returns {@code holds}. */
    public boolean check(boolean holds, String name, Object value, String rule, String remedy) {
        return faults.check(holds, path(name), value, rule, remedy);
    }

    /** Accepts fields without reading them. */
    public void knows(String... names) {
        known.addAll(Arrays.asList(names));
    }

    /** Notes a fault if a field is absent. */
    public void require(String name) {
        check(has(name) || !isThere, name, "nothing", "must be given", "add the field");
    }

    /** Refuses a field that earlier versions had. */
    public void removed(String name, String rule, String remedy) {
        gone.add(name);
        JsonNode value = object.path(name);
        check(value.isMissingNode() || value.isNull(), name, FieldRule.shown(value), rule, remedy);
    }

    /** Any whole number, for values that know themselves which they take. */
    public int requiredInteger(String name) {
        return requiredInteger(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A whole number. */
    public int requiredInteger(String name, int least, int most) {
        Integer value = required(name, FieldRule.integer(least, most));
        return value != null ? value : Math.clamp(1, least, most);
    }

    /** A whole number; {@code fallback} if it is absent or faulty. */
    public int integer(String name, int fallback, int least, int most) {
        Integer value = optionalInteger(name, least, most);
        return value != null ? value : fallback;
    }

    /** A whole number; null if it is absent or faulty. */
    public @Nullable Integer optionalInteger(String name, int least, int most) {
        return optional(name, FieldRule.integer(least, most));
    }

    /** A whole number; null if it is absent or faulty. */
    public @Nullable Long optionalLong(String name, long least, long most) {
        return optional(name, FieldRule.whole(least, most));
    }

    /** A whole number above 0, in a unit. */
    public long requiredCount(String name) {
        Long value = required(name, FieldRule.whole(1, MOST_COUNT).withRemedy(IN_UNIT));
        return value != null ? value : 1;
    }

    /**
     * A number, in a unit. A least of {@link Double#MIN_VALUE} means above 0, a most of {@link Double#MAX_VALUE}
     * no bound.
     */
    public double requiredNumber(String name, double least, double most) {
        Double value = required(name, FieldRule.number(least, most).withRemedy(IN_UNIT));
        return value != null ? value : Math.clamp(1.0, least, most);
    }

    /** A number; {@code fallback} if it is absent or faulty. Bounds are those of {@link #requiredNumber}. */
    public double number(String name, double fallback, double least, double most) {
        Double value = optionalNumber(name, least, most);
        return value != null ? value : fallback;
    }

    /** A number; null if it is absent or faulty. Bounds are those of {@link #requiredNumber}. */
    public @Nullable Double optionalNumber(String name, double least, double most) {
        return optional(name, FieldRule.number(least, most));
    }

    /** True or false; {@code fallback} if it is absent or faulty. */
    public boolean flag(String name, boolean fallback) {
        Boolean value = optional(name, FieldRule.flag());
        return value != null ? value : fallback;
    }

    /** One of some texts; as it was found if it is none of them. */
    public String choice(String name, String fallback, Collection<String> choices) {
        String value = optional(name, FieldRule.choice(choices));
        return value != null ? value : has(name) ? object.path(name).stringValue("") : fallback;
    }

    /** One of some texts; as it was found if it is none of them. */
    public String requiredChoice(String name, Collection<String> choices) {
        String value = required(name, FieldRule.choice(choices));
        return value != null ? value : object.path(name).stringValue("");
    }

    /** Text of 1 to {@code longest} characters in a line; empty if it was faulty. */
    public String text(String name, String fallback, int longest) {
        String value = optionalText(name, longest);
        return value != null ? value : has(name) ? "" : fallback;
    }

    /** Text of 1 to {@code longest} characters in a line; empty if it was faulty. */
    public String requiredText(String name, int longest) {
        return Objects.requireNonNullElse(required(name, FieldRule.text(longest)), "");
    }

    /** Text of 1 to {@code longest} characters in a line; null if it is absent or faulty. */
    public @Nullable String optionalText(String name, int longest) {
        return optional(name, FieldRule.text(longest));
    }

    /** Text of any length, lines among it; empty if it was faulty. */
    public String requiredProse(String name) {
        return Objects.requireNonNullElse(required(name, FieldRule.prose()), "");
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
        if (value != null && isList(name, value, Integer.MAX_VALUE, "objects")) {
            for (JsonNode element : value) {
                elements.add(child(element, path(name) + "[" + elements.size() + "]", isThere));
            }
        }
        return elements;
    }

    /** What is built of every object in a list, but for those of which nothing can be. */
    public <T> List<T> objects(String name, Function<Fields, @Nullable T> read) {
        return objects(name).stream()
                .flatMap(element -> Stream.ofNullable(read.apply(element)))
                .toList();
    }

    /** A list of texts of 1 to {@code longest} characters; none if it is absent. */
    public List<String> texts(String name, int longest) {
        return list(name, List.of(), Integer.MAX_VALUE, "texts", FieldRule.text(longest));
    }

    /** A list of whole numbers, at most {@code longest}. */
    public List<Integer> integers(String name, List<Integer> fallback, int longest, int least, int most) {
        return list(name, fallback, longest, "whole numbers", FieldRule.integer(least, most));
    }

    /** A list of any whole numbers, for values that know themselves which they take; none if it is absent. */
    public List<Integer> integers(String name) {
        return integers(name, List.of(), Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** As {@link #integers(String)}. */
    public List<Integer> requiredIntegers(String name) {
        require(name);
        return integers(name);
    }

    public List<Double> requiredNumbers(String name) {
        require(name);
        return list(name, List.of(), Integer.MAX_VALUE, "numbers", FieldRule.finite());
    }

    /** One number for each of {@code items}; ones if that is faulty. */
    public List<Double> requiredNumbers(String name, List<String> items) {
        require(name);
        JsonNode value = value(name);
        List<Double> numbers = value != null
                        && check(
                                value.isArray() && value.size() == items.size(),
                                name,
                                FieldRule.shown(value),
                                "a list of " + items.size() + " numbers",
                                "write one for each of " + items)
                ? elements(name, value, FieldRule.finite())
                : List.of();
        return numbers.size() == items.size() ? numbers : Collections.nCopies(items.size(), 1.0);
    }

    /** At least one of some texts, each once; all of them if the list is faulty. */
    public List<String> requiredSome(String name, List<String> choices) {
        require(name);
        JsonNode value = value(name);
        if (value == null) {
            return choices;
        }
        List<String> found = value.valueStream()
                .map(element -> element.isString() ? element.stringValue() : FieldRule.shown(element))
                .toList();
        boolean fits = value.isArray()
                && !found.isEmpty()
                && choices.containsAll(found)
                && Set.copyOf(found).size() == found.size();
        check(fits, name, FieldRule.shown(value), "a list of some of " + choices, "write at least one, each once");
        return fits ? found : choices;
    }

    /**
     * Builds a value of fields that were read. What it refuses is noted below this path, unless a fault there is known already; null
     * is returned then, and of an object that is not there.
     */
    public <T> @Nullable T build(Supplier<T> value) {
        if (!isThere) {
            return null;
        }
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
                    known.contains(name) || gone.contains(name),
                    name,
                    FieldRule.shown(object.path(name)),
                    "fields here are " + String.join(", ", known),
                    "correct the name or remove the field");
        }
        children.forEach(Fields::rejectUnknown);
    }

    private <T> @Nullable T optional(String name, FieldRule<T> rule) {
        return read(name, rule.withRemedy(rule.remedy() + ", or leave the field out"));
    }

    private <T> @Nullable T required(String name, FieldRule<T> rule) {
        require(name);
        return read(name, rule);
    }

    private <T> @Nullable T read(String name, FieldRule<T> rule) {
        JsonNode value = value(name);
        return value != null
                        && check(rule.holds().test(value), name, FieldRule.shown(value), rule.rule(), rule.remedy())
                ? rule.read().apply(value)
                : null;
    }

    private <T> List<T> list(String name, List<T> fallback, int longest, String what, FieldRule<T> element) {
        JsonNode value = value(name);
        if (value == null) {
            return fallback;
        }
        return isList(name, value, longest, what) ? elements(name, value, element) : List.of();
    }

    private boolean isList(String name, JsonNode value, int longest, String what) {
        return check(
                value.isArray() && value.size() <= longest,
                name,
                FieldRule.shown(value),
                "a list of " + (longest == Integer.MAX_VALUE ? "" : "at most " + longest + " ") + what,
                "write " + what + " in [ ]");
    }

    private <T> List<T> elements(String name, JsonNode list, FieldRule<T> rule) {
        List<T> values = new ArrayList<>();
        int index = 0;
        for (JsonNode element : list) {
            String place = name + "[" + index++ + "]";
            if (check(rule.holds().test(element), place, FieldRule.shown(element), rule.rule(), rule.remedy())) {
                values.add(rule.read().apply(element));
            }
        }
        return values;
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
