package org.penjing.export.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Numbers and comments as C writes them. */
final class CText {
    private static final int LINE = 120;

    private CText() {}

    /** Numbers separated by commas, broken into lines. */
    static List<String> lines(int count, IntFunction<String> number) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String text = number.apply(i);
            if (line.length() + text.length() > LINE) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(text).append(i + 1 < count ? ", " : "");
        }
        lines.add(line.toString());
        return lines;
    }

    static List<String> bytes(byte[] bytes) {
        return lines(bytes.length, i -> Integer.toString(bytes[i] & 0xff));
    }

    static List<String> integers(int[] integers) {
        return lines(integers.length, i -> Integer.toString(integers[i]));
    }

    /** Elements of an integer type of C. */
    static List<String> numbers(String type, long[] elements) {
        String suffix = type.equals("int64_t") ? "LL" : "";
        return lines(elements.length, i -> elements[i] + suffix);
    }

    /** A 32-bit float, exactly. */
    static String real(float number) {
        return String.format(Locale.ROOT, "%.9ef", number);
    }

    /** Text that may stand within a comment. */
    static String comment(String text) {
        return text.replace('\\', '/')
                .replaceAll("\\R", " ")
                .replace("*/", "* /")
                .replace("/*", "/ *");
    }
}
