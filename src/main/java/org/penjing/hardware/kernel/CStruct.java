package org.penjing.hardware.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A structure of penjing_kernels.h: its size and its initialisers follow from its fields. */
public final class CStruct {
    /** Bytes of a pointer, and the alignment that the linker gives for nothing. */
    static final int WORD = 4;

    private static final Pattern FIELD = Pattern.compile("(.+?)(\\*?)(\\w+)(?:\\[(\\d+)])?");

    /** A node of the step: its form, and where it reads and writes. */
    public static final CStruct NODE = new CStruct("node", "const void *form", "uint16_t at[4]");

    private final String name;
    private final List<String> fields;
    private final int bytes;
    private final int alignment;

    /** @param fields declarations in C, each of one field */
    CStruct(String name, String... fields) {
        this.name = name;
        this.fields = List.of(fields);
        int end = 0;
        int widest = 1;
        for (String field : fields) {
            Matcher parts = FIELD.matcher(field);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no field of a structure: " + field);
            }
            int size = parts.group(2).isEmpty() ? bytes(parts.group(1).strip()) : WORD;
            int count = parts.group(4) == null ? 1 : Integer.parseInt(parts.group(4));
            end = Math.ceilDiv(end, size) * size + size * count;
            widest = Math.max(widest, size);
        }
        this.bytes = Math.ceilDiv(end, widest) * widest;
        this.alignment = widest;
    }

    /** Its name without the prefix of all names. */
    public String name() {
        return name;
    }

    List<String> fields() {
        return fields;
    }

    /** On a 32-bit core. */
    public int bytes() {
        return bytes;
    }

    /** Bytes by which it may be moved to begin on its alignment. */
    public int gapBytes() {
        return gapBytes(alignment);
    }

    /**
     * What stands between the braces of its initialiser.
     *
     * @param values one for each field; a list for one that is an array
     */
    public String initialiser(List<?> values) {
        if (values.size() != fields.size()) {
            throw new IllegalArgumentException(
                    "penjing_" + name + " has " + fields.size() + " fields, not " + values.size());
        }
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(
                    value instanceof List<?> list
                            ? list.stream().map(Object::toString).collect(Collectors.joining(", ", "{", "}"))
                            : value.toString());
        }
        return String.join(", ", texts);
    }

    static int gapBytes(int alignment) {
        return Math.max(0, alignment - WORD);
    }

    /** Bytes of an integer type of C. */
    static int bytes(String type) {
        return switch (type) {
            case "int8_t", "uint8_t" -> 1;
            case "int16_t", "uint16_t" -> 2;
            case "int32_t", "uint32_t" -> 4;
            case "int64_t", "uint64_t" -> 8;
            default -> throw new IllegalArgumentException("no integer type: " + type);
        };
    }
}
