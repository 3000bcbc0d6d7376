package org.penjing.base;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** What values of fields can be held to, and how that is said. */
final class FieldRules {
    private static final int LONGEST_VALUE = 80;

    private FieldRules() {}

    static boolean isWhole(JsonNode value, long least, long most) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= least
                && value.longValue() <= most;
    }

    static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue(Double.NaN));
    }

    /** Compared before it becomes a double, which the largest numbers of a JSON text do not. */
    static boolean isBetween(JsonNode value, double least, double most) {
        if (!isFinite(value)) {
            return false;
        }
        BigDecimal exact = value.decimalValue();
        return exact.compareTo(new BigDecimal(least)) >= 0 && exact.compareTo(new BigDecimal(most)) <= 0;
    }

    static String whole(long least, long most) {
        return "a whole number from " + least + " to " + most;
    }

    static String range(double least, double most) {
        if (most == Double.MAX_VALUE) {
            return least == Double.MIN_VALUE ? "above 0" : "not below " + least;
        }
        return (least == Double.MIN_VALUE ? "above 0, at most " : "from " + least + " to ") + most;
    }

    static String text(int longest) {
        return "text of 1 to " + longest + " printable characters";
    }

    static boolean isText(JsonNode value, int longest) {
        if (!value.isString()) {
            return false;
        }
        String text = value.stringValue();
        return !text.isEmpty() && text.length() <= longest && text.codePoints().allMatch(FieldRules::isPrintable);
    }

    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    /** A value as a fault shows it. */
    static String shown(JsonNode value) {
        String text = value.isMissingNode() || value.isNull() ? "nothing" : value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}
