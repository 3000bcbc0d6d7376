package org.penjing.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.penjing.tensor.Shape;

/** Constants in the ONNX format, as raw little-endian bytes. */
final class OnnxTensors {
    static final int FLOAT = 1;
    static final int INT8 = 3;
    static final int INT16 = 5;
    static final int INT64 = 7;
    static final int BOOL = 9;
    /** Since opset 21; the generated classes are older. */
    static final int INT4 = 22;

    private OnnxTensors() {}

    static TensorProto floats(Shape shape, float... values) {
        ByteBuffer bytes = littleEndian(4 * values.length);
        bytes.asFloatBuffer().put(values);
        return tensor(FLOAT, shape, bytes);
    }

    static TensorProto real(float value) {
        ByteBuffer bytes = littleEndian(4);
        bytes.putFloat(0, value);
        return scalar(FLOAT, bytes);
    }

    /** A vector; of a single value where {@code values} has one. */
    static TensorProto integers(long... values) {
        ByteBuffer bytes = littleEndian(8 * values.length);
        bytes.asLongBuffer().put(values);
        return tensor(INT64, Shape.of(values.length), bytes);
    }

    static TensorProto integer(long value) {
        ByteBuffer bytes = littleEndian(8);
        bytes.putLong(0, value);
        return scalar(INT64, bytes);
    }

    static TensorProto truth(boolean value) {
        return scalar(BOOL, ByteBuffer.wrap(new byte[] {(byte) (value ? 1 : 0)}));
    }

    /** A signed integer of 8 or 16 bits. */
    static TensorProto quantized(int bits, int value) {
        ByteBuffer bytes = littleEndian(bits / 8);
        putSigned(bytes, bits, value);
        return scalar(type(bits), bytes.flip());
    }

    /** Signed integers of 8 or 16 bits. */
    static TensorProto quantized(int bits, Shape shape, int[] values) {
        ByteBuffer bytes = littleEndian(bits / 8 * values.length);
        for (int value : values) {
            putSigned(bytes, bits, value);
        }
        return tensor(type(bits), shape, bytes.flip());
    }

    static TensorProto bytes(Shape shape, byte[] values) {
        return tensor(INT8, shape, ByteBuffer.wrap(values));
    }

    /** Integers between -8 and 7, two a byte, the first in the low half. */
    static TensorProto nibbles(Shape shape, byte[] values) {
        byte[] packed = new byte[(values.length + 1) / 2];
        for (int i = 0; i < values.length; i++) {
            packed[i / 2] |= (byte) ((values[i] & 0xF) << (i % 2 * 4));
        }
        return tensor(INT4, shape, ByteBuffer.wrap(packed));
    }

    /** The element type of activations of 8 or 16 bits. */
    static int type(int bits) {
        return bits == 8 ? INT8 : INT16;
    }

    private static void putSigned(ByteBuffer bytes, int bits, int value) {
        if (bits == 8) {
            bytes.put((byte) value);
        } else {
            bytes.putShort((short) value);
        }
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
