package org.penjing.data.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How an element lies in a file.
 *
 * @param kind NumPy's letter: {@code f}, {@code i}, {@code u} or {@code b}
 */
record NpyElement(char kind, int bytes, ByteOrder order) {
    /** @throws NpyException if such elements are not read; pickled objects never are */
    static NpyElement of(String type) {
        char mark = type.charAt(0);
        boolean isMarked = mark == '<' || mark == '>' || mark == '|' || mark == '=';
        String code = isMarked ? type.substring(1) : type;
        boolean isRead = switch (code) {
            case "f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "b1", "?" -> true;
            default -> false;
        };
        if (!isRead) {
            throw new NpyException(
                    "its elements are of type " + type + ": read are f2, f4, f8, i1 to i8, u1 to u4 and b1");
        }
        return new NpyElement(
                code.equals("?") ? 'b' : code.charAt(0),
                code.equals("?") ? 1 : code.charAt(1) - '0',
                mark == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    boolean isWhole() {
        return kind != 'f';
    }

    float read(ByteBuffer in) {
        if (isWhole()) {
            return whole(in);
        }
        return switch (bytes) {
            case 2 -> Float.float16ToFloat(in.getShort());
            case 4 -> in.getFloat();
            default -> (float) in.getDouble();
        };
    }

    /** An element of a type of integers or truth values, exactly. */
    long whole(ByteBuffer in) {
        return switch (kind) {
            case 'i' ->
                switch (bytes) {
                    case 1 -> in.get();
                    case 2 -> in.getShort();
                    case 4 -> in.getInt();
                    default -> in.getLong();
                };
            case 'u' ->
                switch (bytes) {
                    case 1 -> Byte.toUnsignedInt(in.get());
                    case 2 -> Short.toUnsignedInt(in.getShort());
                    default -> Integer.toUnsignedLong(in.getInt());
                };
            default -> in.get() == 0 ? 0 : 1;
        };
    }
}
