package org.penjing.search.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One mapping of a file, read field by field. Faults are collected until {@link #finish}. */
final class Fields {
    private final JsonNode node;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> gone = new LinkedHashSet<>();

    Fields(JsonNode node) {
        this.node = node;
        if (!node.isObject()) {
            fault("", node, "a mapping of fields", "write \"field: value\" lines");
        }
    }

    boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    String text(String name) {
        return value(name, JsonNode::isString, "a text").stringValue("");
    }

    int integer(String name) {
        return value(name, Fields::isInteger, "a whole number").intValue(0);
    }

    List<String> texts(String name) {
        return list(name, JsonNode::isString, "a text", JsonNode::stringValue);
    }

    List<Integer> integers(String name) {
        return list(name, Fields::isInteger, "a whole number", JsonNode::intValue);
    }

    /** As {@link #texts}, none if the field is absent. */
    List<String> optionalTexts(String name) {
        asked.add(name);
        return has(name) ? texts(name) : List.of();
    }

    /** As {@link #integers}, none if the field is absent. */
    List<Integer> optionalIntegers(String name) {
        asked.add(name);
        return has(name) ? integers(name) : List.of();
    }

    List<Double> numbers(String name) {
        return list(name, JsonNode::isNumber, "a number", JsonNode::doubleValue);
    }

    /** The mapping in field {@code name}; its faults are reported with this one's. */
    <T> List<T> mapping(String name, Function<Fields, List<T>> read) {
        asked.add(name);
        return nested(name, node.path(name), read);
    }

    /** Refuses a field that earlier versions had. */
    void removed(String name, String rule, String remedy) {
        if (has(name)) {
            fault(name, node.path(name), rule, remedy);
            gone.add(name);
        }
    }

    boolean isMapping(String name) {
        return node.path(name).isObject();
    }

    /** The list of mappings in field {@code name}, none if it is absent. */
    <T> List<T> each(String name, Function<Fields, T> read) {
        asked.add(name);
        List<T> items = new ArrayList<>();
        List<JsonNode> nodes = has(name) ? elements(name) : List.of();
        for (int i = 0; i < nodes.size(); i++) {
            items.addAll(nested(name + "[" + i + "]", nodes.get(i), fields -> List.of(read.apply(fields))));
        }
        return items;
    }

    /**
     * Builds the value once all fields are read.
     *
     * @throws InvalidInputException with the faults of all fields, those that nobody asked for, and those that the value's
     *     own construction finds beyond them
     */
    <T> T finish(Supplier<T> build) {
        node.propertyNames().stream()
                .filter(name -> !asked.contains(name) && !gone.contains(name))
                .forEach(name -> fault(name, node.path(name), "known fields are " + asked, "remove or rename it"));
        List<Fault> all = new ArrayList<>(faults);
        try {
            T built = build.get();
            if (all.isEmpty()) {
                return built;
            }
        } catch (InvalidInputException e) {
            e.faults().stream()
                    .filter(fault -> faults.stream().noneMatch(known -> within(known.field(), fault.field())))
                    .forEach(all::add);
        }
        throw new InvalidInputException(all);
    }

    private static boolean within(String inner, String outer) {
        return inner.isEmpty() || inner.equals(outer) || inner.startsWith(outer + "[") || inner.startsWith(outer + ".");
    }

    private <T> List<T> nested(String path, JsonNode value, Function<Fields, List<T>> read) {
        try {
            return read.apply(new Fields(value));
        } catch (InvalidInputException e) {
            e.faults()
                    .forEach(fault -> faults.add(new Fault(
                            fault.field().isEmpty() ? path : path + "." + fault.field(),
                            fault.value(),
                            fault.rule(),
                            fault.remedy())));
            return List.of();
        }
    }

    private <T> List<T> list(String name, Predicate<JsonNode> is, String what, Function<JsonNode, T> read) {
        asked.add(name);
        List<T> values = new ArrayList<>();
        List<JsonNode> elements = elements(name);
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (is.test(element)) {
                values.add(read.apply(element));
            } else {
                fault(name + "[" + i + "]", element, what, "correct the value");
            }
        }
        return values;
    }

    private List<JsonNode> elements(String name) {
        JsonNode value = value(name, JsonNode::isArray, "a list");
        return List.copyOf(value.values());
    }

    private JsonNode value(String name, Predicate<JsonNode> is, String what) {
        asked.add(name);
        JsonNode value = node.path(name);
        if (is.test(value)) {
            return value;
        }
        fault(name, value, what, has(name) ? "correct the value" : "add the field");
        return MissingNode.getInstance();
    }

    private static boolean isInteger(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt();
    }

    private void fault(String field, JsonNode value, String rule, String remedy) {
        faults.add(new Fault(field, value.isMissingNode() ? "absent" : value.toString(), rule, remedy));
    }
}
