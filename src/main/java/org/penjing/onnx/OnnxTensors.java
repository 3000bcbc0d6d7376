package org.penjing.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.tensor.Shape;

/** Constants in the ONNX format, as raw little-endian bytes. */
final class OnnxTensors {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
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

    /** An integer of an activation. */
    static TensorProto activation(ActivationQuantizer quantizer, int value) {
        ByteBuffer bytes = littleEndian(quantizer.bits() / 8);
        putActivation(bytes, quantizer, value);
        return scalar(type(quantizer), bytes.flip());
    }

    /**
     * Integers of an activation. Those of 8 bits are moved up by 128 to become UINT8, which stands for the same numbers: ONNX
     * Runtime has its fast integer kernels for that type, and its rewriting of INT8 to UINT8 makes some models unloadable.
     */
    static TensorProto activations(ActivationQuantizer quantizer, Shape shape, int[] values) {
        ByteBuffer bytes = littleEndian(quantizer.bits() / 8 * values.length);
        for (int value : values) {
            putActivation(bytes, quantizer, value);
        }
        return tensor(type(quantizer), shape, bytes.flip());
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

    private static int type(ActivationQuantizer quantizer) {
        return quantizer.bits() == 8 ? UINT8 : INT16;
    }

    private static void putActivation(ByteBuffer bytes, ActivationQuantizer quantizer, int value) {
        if (quantizer.bits() == 8) {
            bytes.put((byte) (value - quantizer.smallest()));
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
