package org.penjing.data.vector;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an array in NumPy's format (versions 1 to 3 of "NEP 1 - A Simple File Format for NumPy Arrays").
 *
 * @param type such as {@code <f4}
 * @param isColumnMajor whether the innermost axis comes first in the file
 * @param shape extents, outermost first
 */
record NpyHeader(String type, boolean isColumnMajor, List<Integer> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final int MOST_AXES = 8;
    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]{1,8})['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9, ]{0,120})\\)");

    /** @throws NpyException if there is none, or one of an array that is not read */
    static NpyHeader read(DataInputStream in) throws IOException {
        byte[] start = in.readNBytes(8);
        boolean isNpy = start.length == 8;
        for (int i = 0; isNpy && i < MAGIC.length; i++) {
            isNpy = start[i] == MAGIC[i];
        }
        if (!isNpy) {
            throw new NpyException("it does not begin as an array of NumPy does");
        }
        byte[] size = in.readNBytes(start[6] == 1 ? 2 : 4);
        long length = 0;
        for (int i = size.length - 1; i >= 0; i--) {
            length = length << 8 | Byte.toUnsignedInt(size[i]);
        }
        if (length > LONGEST) {
            throw new NpyException("its header has " + length + " bytes, more than " + LONGEST);
        }
        return parse(new String(in.readNBytes((int) length), StandardCharsets.UTF_8));
    }

    private static NpyHeader parse(String text) {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !order.find() || !shape.find()) {
            throw new NpyException("its header names no simple type, order and shape");
        }
        return new NpyHeader(type.group(1), order.group(1).equals("True"), extents(shape.group(1)));
    }

    private static List<Integer> extents(String text) {
        List<Integer> extents = new ArrayList<>();
        for (String extent : text.split(",")) {
            if (!extent.isBlank()) {
                extents.add(extent(extent.strip()));
            }
        }
        if (extents.size() > MOST_AXES) {
            throw new NpyException("it has " + extents.size() + " axes, more than " + MOST_AXES);
        }
        return extents;
    }

    private static int extent(String digits) {
        if (digits.length() > 9 || digits.indexOf(' ') >= 0) {
            throw new NpyException("its shape has the extent " + digits);
        }
        return Integer.parseInt(digits);
    }

    /** Elements in all. */
    long elements() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, (one, other) -> {
            long product = one * other;
            return product < 0 || one > Integer.MAX_VALUE ? Long.MAX_VALUE : product;
        });
    }
}
