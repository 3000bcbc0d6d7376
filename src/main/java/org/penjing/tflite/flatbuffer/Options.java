package org.penjing.tflite.flatbuffer;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.function.Consumer;

/**
 * Settings of an operator: a table of the schema's union {@code BuiltinOptions}.
 *
 * @param type which of the union's tables; 0 is none
 * @param fields how many fields the table has
 * @param set sets those that are not at their defaults
 */
public record Options(int type, int fields, Consumer<FlatBufferBuilder> set) {
    public static final Options NONE = new Options(0, 0, file -> {});
    public static final Options MUL = new Options(21, 1, file -> {});
    public static final Options SUB = new Options(28, 2, file -> {});
    public static final Options TRANSPOSE = new Options(26, 0, file -> {});
    public static final Options DEQUANTIZE = new Options(38, 0, file -> {});
    public static final Options MINIMUM_MAXIMUM = new Options(39, 0, file -> {});
    public static final Options SLICE = new Options(48, 0, file -> {});
    public static final Options QUANTIZE = new Options(89, 0, file -> {});

    /** {@code pot_scale_int16} false: 16-bit integers of any scale. */
    public static final Options ADD = new Options(11, 2, file -> file.addBoolean(1, false, true));

    /** {@code keep_dims}. */
    public static final Options KEEP_AXES = new Options(27, 1, file -> file.addBoolean(0, true, false));

    /** {@code keep_num_dims}, and {@code quantized_bias_type}, the type of sums. */
    public static Options fullyConnected(ElementType sums) {
        return new Options(8, 5, file -> {
            file.addBoolean(2, true, false);
            file.addByte(4, sums.number, 0);
        });
    }

    /** {@code in_data_type}, {@code out_data_type}. */
    public static Options cast(ElementType from, ElementType to) {
        return new Options(37, 2, file -> {
            file.addByte(0, from.number, 0);
            file.addByte(1, to.number, 0);
        });
    }

    /** {@code axis}. */
    public static Options gather(int axis) {
        return new Options(23, 2, file -> file.addInt(0, axis, 0));
    }

    /** {@code axis}. */
    public static Options concatenation(int axis) {
        return new Options(10, 2, file -> file.addInt(0, axis, 0));
    }

    /** {@code num_splits}. */
    public static Options split(int parts) {
        return new Options(35, 1, file -> file.addInt(0, parts, 0));
    }

    int write(FlatBufferBuilder file) {
        if (type == 0) {
            return 0;
        }
        file.startTable(fields);
        set.accept(file);
        return file.endTable();
    }
}
