package org.penjing.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.penjing.tensor.Shape;

/** Constants in the ONNX format, as raw little-endian bytes. */
public final class OnnxTensors {
    public static final int FLOAT = 1;
    static final int UINT8 = 2;
    public static final int INT8 = 3;
    static final int INT16 = 5;
    public static final int INT64 = 7;
    public static final int BOOL = 9;
    public static final int DOUBLE = 11;
    public static final int UINT64 = 13;
    /** Since opset 21; the generated classes are older. */
    public static final int INT4 = 22;

    private OnnxTensors() {}

    public static TensorProto floats(Shape shape, float... values) {
        ByteBuffer bytes = littleEndian(4 * values.length);
        bytes.asFloatBuffer().put(values);
        return tensor(FLOAT, shape, bytes);
    }

    public static TensorProto real(float value) {
        ByteBuffer bytes = littleEndian(4);
        bytes.putFloat(0, value);
        return scalar(FLOAT, bytes);
    }

    /** A vector; of a single value where {@code values} has one. */
    public static TensorProto integers(long... values) {
        return integers(Shape.of(values.length), values);
    }

    public static TensorProto integer(long value) {
        ByteBuffer bytes = littleEndian(8);
        bytes.putLong(0, value);
        return scalar(INT64, bytes);
    }

    /** A scalar from 0 to 255. */
    public static TensorProto byteScalar(int value) {
        return scalar(UINT8, ByteBuffer.wrap(new byte[] {(byte) value}));
    }

    public static TensorProto integers(Shape shape, long... values) {
        return longs(INT64, shape, values);
    }

    public static TensorProto unsigned(Shape shape, long... values) {
        return longs(UINT64, shape, values);
    }

    private static TensorProto longs(int type, Shape shape, long... values) {
        ByteBuffer bytes = littleEndian(8 * values.length);
        bytes.asLongBuffer().put(values);
        return tensor(type, shape, bytes);
    }

    /** Activations as they are stored, in 8 or 16 bits. */
    public static TensorProto activations(int bits, Shape shape, int... values) {
        ByteBuffer bytes = littleEndian(bits / 8 * values.length);
        for (int value : values) {
            if (bits == 8) {
                bytes.put((byte) value);
            } else {
                bytes.putShort((short) value);
            }
        }
        return tensor(activation(bits), shape, bytes.flip());
    }

    /** The element type of activations. */
    public static int activation(int bits) {
        return bits == 8 ? INT8 : INT16;
    }

    public static TensorProto bytes(Shape shape, byte[] values) {
        return tensor(INT8, shape, ByteBuffer.wrap(values));
    }

    /** Integers between -8 and 7, two a byte, the first in the low half. */
    public static TensorProto nibbles(Shape shape, byte[] values) {
        byte[] packed = new byte[(values.length + 1) / 2];
        for (int i = 0; i < values.length; i++) {
            packed[i / 2] |= (byte) ((values[i] & 0xF) << (i % 2 * 4));
        }
        return tensor(INT4, shape, ByteBuffer.wrap(packed));
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static TensorProto tensor(int type, Shape shape, ByteBuffer bytes) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(type).setRawData(ByteString.copyFrom(bytes));
        shape.extents().forEach(extent -> tensor.addDims(extent));
        return tensor.build();
    }

    private static TensorProto scalar(int type, ByteBuffer bytes) {
        return TensorProto.newBuilder()
                .setDataType(type)
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }
}
