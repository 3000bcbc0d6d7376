package org.penjing.hardware;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a YAML mapping one by one and collects what is wrong with them. A faulty field reads as a stand-in, so
 * that reading goes on; whoever reads throws the faults before using what was read.
 */
final class YamlFields {
    private static final Figure STAND_IN = new Figure(1, Figure.UNSOURCED);

    private final @Nullable JsonNode mapping;
    private final String path;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    private YamlFields(@Nullable JsonNode mapping, String path, Faults faults) {
        this.mapping = mapping;
        this.path = path;
        this.faults = faults;
    }

    static YamlFields of(JsonNode node, String file, Faults faults) {
        return mapping(node, file + ":", faults);
    }

    private static YamlFields mapping(@Nullable JsonNode node, String path, Faults faults) {
        if (node != null && node.isObject()) {
            return new YamlFields(node, path, faults);
        }
        faults.add(path, shown(node), "a mapping of names to values", "write it as name: value");
        return new YamlFields(null, path, faults);
    }

    String path(String name) {
        return path.endsWith(":") ? path + name : path + "." + name;
    }

    boolean has(String name) {
        return mapping != null && mapping.get(name) != null;
    }

    String text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return "";
        }
        boolean valid = value.isString() && !value.stringValue().isBlank();
        faults.check(valid, path(name), shown(value), "a text that is not empty", "write a text, in quotes if needed");
        return valid ? value.stringValue() : "";
    }

    /** A finite number that is above 0, or also 0 where {@code zero} allows it. */
    double number(String name, boolean zero) {
        JsonNode value = value(name);
        if (value == null) {
            return 1;
        }
        double number = value.isNumber() ? value.doubleValue(Double.NaN) : Double.NaN;
        boolean valid = Double.isFinite(number) && (zero ? number >= 0 : number > 0);
        faults.check(
                valid,
                path(name),
                shown(value),
                zero ? "a number not below 0" : "a number above 0",
                "write a plain number in the unit that the name says");
        return valid ? number : 1;
    }

    /** A list of finite numbers, one for each of {@code items}. */
    List<Double> numbers(String name, List<String> items) {
        JsonNode value = value(name);
        if (value == null) {
            return Collections.nCopies(items.size(), 1.0);
        }
        boolean valid = faults.check(
                value.isArray()
                        && value.size() == items.size()
                        && value.valueStream().allMatch(JsonNode::isNumber),
                path(name),
                shown(value),
                "a list of " + items.size() + " numbers",
                "write one number for each of " + items);
        return valid ? value.valueStream().map(JsonNode::doubleValue).toList() : Collections.nCopies(items.size(), 1.0);
    }

    double wholeNumber(String name) {
        double number = number(name, false);
        boolean whole = number == Math.rint(number) && number <= 1L << 52;
        faults.check(whole, path(name), number, "a whole number", "write a whole number");
        return whole ? number : 1;
    }

    /** One of {@code allowed}, which is compared as text; where it is none, the first of them, or nothing. */
    String oneOf(String name, List<String> allowed) {
        JsonNode value = value(name);
        String found = shown(value);
        if (value != null
                && faults.check(
                        allowed.contains(found), path(name), found, "one of " + allowed, "choose one of these")) {
            return found;
        }
        return allowed.isEmpty() ? "" : allowed.getFirst();
    }

    /** At least one of {@code allowed}, each once; where it is something else, all of them. */
    List<String> someOf(String name, List<String> allowed) {
        JsonNode value = value(name);
        if (value == null) {
            return allowed;
        }
        List<String> found = value.valueStream().map(YamlFields::shown).toList();
        boolean valid = faults.check(
                !found.isEmpty()
                        && allowed.containsAll(found)
                        && found.stream().distinct().count() == found.size(),
                path(name),
                shown(value),
                "a list of some of " + allowed,
                "write what the core executes, each once");
        return valid ? found : allowed;
    }

    Figure figure(String name, boolean zero) {
        YamlFields fields = mapping(name);
        double value = fields.number("value", zero);
        String source = fields.source();
        fields.requireNoOthers();
        return source.isEmpty() ? STAND_IN : new Figure(value, source);
    }

    Figure wholeFigure(String name) {
        YamlFields fields = mapping(name);
        double value = fields.wholeNumber("value");
        String source = fields.source();
        fields.requireNoOthers();
        return source.isEmpty() ? STAND_IN : new Figure(value, source);
    }

    String source() {
        return text("source");
    }

    YamlFields mapping(String name) {
        JsonNode value = value(name);
        return value == null ? new YamlFields(null, path(name), faults) : mapping(value, path(name), faults);
    }

    /** Adds a fault for every field that nobody has asked for. */
    void requireNoOthers() {
        Collection<String> names = mapping == null ? List.of() : mapping.propertyNames();
        for (String name : names) {
            faults.check(
                    known.contains(name),
                    path(name),
                    shown(mapping == null ? null : mapping.get(name)),
                    "one of the fields " + known.stream().sorted().toList(),
                    "remove it or correct its name");
        }
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        if (mapping == null) {
            return null;
        }
        JsonNode value = mapping.get(name);
        boolean there = value != null && !value.isNull();
        faults.check(there, path(name), "nothing", "a value", "add the field");
        return there ? value : null;
    }

    private static String shown(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return "nothing";
        }
        String text = node.isString() ? node.stringValue() : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
