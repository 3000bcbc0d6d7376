package org.penjing.base;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What one value of a field is held to, and how that is said.
 *
 * @param read what a value that holds becomes
 * @param rule what would be right
 * @param remedy what to do about a value that is not
 */
record FieldRule<T>(Predicate<JsonNode> holds, Function<JsonNode, T> read, String rule, String remedy) {
    private static final int LONGEST_VALUE = 80;
    private static final String WRITE_NUMBER = "write such a number";

    FieldRule<T> withRemedy(String other) {
        return new FieldRule<>(holds, read, rule, other);
    }

    /** A whole number, also if it is written as 1e6 or 1.0. */
    static FieldRule<Long> whole(long least, long most) {
        boolean isAny = least == Integer.MIN_VALUE && most == Integer.MAX_VALUE;
        return new FieldRule<>(
                value -> isWhole(value) && value.longValue() >= least && value.longValue() <= most,
                JsonNode::longValue,
                "a whole number" + (isAny ? "" : " from " + least + " to " + most),
                WRITE_NUMBER);
    }

    /** As {@link #whole}. */
    static FieldRule<Integer> integer(int least, int most) {
        FieldRule<Long> whole = whole(least, most);
        return new FieldRule<>(whole.holds, JsonNode::intValue, whole.rule, whole.remedy);
    }

    /** A least of {@link Double#MIN_VALUE} means above 0, a most of {@link Double#MAX_VALUE} no bound. */
    static FieldRule<Double> number(double least, double most) {
        return new FieldRule<>(
                value -> isBetween(value, least, most),
                JsonNode::doubleValue,
                "a number " + range(least, most),
                WRITE_NUMBER);
    }

    static FieldRule<Double> finite() {
        return new FieldRule<>(FieldRule::isFinite, JsonNode::doubleValue, "a number", WRITE_NUMBER);
    }

    static FieldRule<Boolean> flag() {
        return new FieldRule<>(
                JsonNode::isBoolean, JsonNode::booleanValue, "true or false", "write one of them without quotes");
    }

    static FieldRule<String> choice(Collection<String> choices) {
        return new FieldRule<>(
                value -> value.isString() && choices.contains(value.stringValue()),
                JsonNode::stringValue,
                "one of " + String.join(", ", new TreeSet<>(choices)),
                "choose one of them");
    }

    /** A line of text. */
    static FieldRule<String> text(int longest) {
        return new FieldRule<>(
                value -> value.isString() && isLine(value.stringValue(), longest),
                JsonNode::stringValue,
                "text of 1 to " + longest + " printable characters",
                "write such a text in quotes");
    }

    /** Text of any length, lines among it. */
    static FieldRule<String> prose() {
        return new FieldRule<>(
                value -> value.isString() && !value.stringValue().isBlank(),
                JsonNode::stringValue,
                "a text that is not empty",
                "write a text, in quotes if it is a number");
    }

    /** A value as a fault shows it. */
    static String shown(JsonNode value) {
        String text = value.isMissingNode() || value.isNull() ? "nothing" : value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    private static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong();
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue(Double.NaN));
    }

    /** Compared before it becomes a double, which the largest numbers of a JSON text do not. */
    private static boolean isBetween(JsonNode value, double least, double most) {
        if (!isFinite(value)) {
            return false;
        }
        BigDecimal exact = value.decimalValue();
        return exact.compareTo(new BigDecimal(least)) >= 0 && exact.compareTo(new BigDecimal(most)) <= 0;
    }

    private static String range(double least, double most) {
        if (most == Double.MAX_VALUE) {
            return least == Double.MIN_VALUE ? "above 0" : "not below " + least;
        }
        return (least == Double.MIN_VALUE ? "above 0, at most " : "from " + least + " to ") + most;
    }

    private static boolean isLine(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.codePoints().allMatch(FieldRule::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
