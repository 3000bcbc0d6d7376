package org.penjing.tflite.flatbuffer;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the tensors, constants and operators of one graph and makes a file of them: the schema's {@code Model} (field 0
 * is {@code version}, 1 {@code operator_codes}, 2 {@code subgraphs}, 3 {@code description}, 4 {@code buffers}, 6
 * {@code metadata}, 7 {@code signature_defs}) with one {@code SubGraph} (0 {@code tensors}, 1 {@code inputs}, 2
 * {@code outputs}, 3 {@code operators}, 4 {@code name}).
 */
public final class FlatGraph {
    /** An optional tensor that is left out. */
    public static final int ABSENT = -1;

    private static final String IDENTIFIER = "TFL3";
    private static final int VERSION = 3;
    private static final int ALIGNMENT = 16;

    private final List<TensorTable> tensors = new ArrayList<>();
    private final List<OperatorTable> operators = new ArrayList<>();
    private final List<Builtin> codes = new ArrayList<>();
    private final List<Signature.Entry> inputs = new ArrayList<>();
    private final List<Signature.Entry> outputs = new ArrayList<>();
    private final List<ByteBuffer> buffers = new ArrayList<>(List.of(ByteBuffer.allocate(0)));
    private final Map<ByteBuffer, Integer> bufferNumbers = new HashMap<>();
    private final Map<Constant, Integer> constants = new HashMap<>();

    private record Constant(ElementType type, Scales scales, List<Integer> shape, int buffer) {}

    /** Adds a tensor that is computed or fed. */
    public int tensor(String name, ElementType type, Scales scales, int... shape) {
        return add(new TensorTable(name, shape, type, 0, scales));
    }

    /** Adds a constant; equal ones are one tensor. */
    public int constant(ElementType type, Scales scales, byte[] bytes, int... shape) {
        int buffer = buffer(bytes);
        List<Integer> extents = new ArrayList<>();
        for (int extent : shape) {
            extents.add(extent);
        }
        return constants.computeIfAbsent(
                new Constant(type, scales, extents, buffer),
                constant -> add(new TensorTable("c" + tensors.size(), shape, type, buffer, scales)));
    }

    private int add(TensorTable tensor) {
        tensors.add(tensor);
        return tensors.size() - 1;
    }

    private int buffer(byte[] bytes) {
        return bufferNumbers.computeIfAbsent(ByteBuffer.wrap(bytes), added -> {
            buffers.add(added);
            return buffers.size() - 1;
        });
    }

    public void operator(Builtin operator, Options options, List<Integer> reads, List<Integer> writes) {
        if (!codes.contains(operator)) {
            codes.add(operator);
        }
        operators.add(new OperatorTable(codes.indexOf(operator), reads, writes, options));
    }

    /** The operators in their order. */
    public List<Builtin> operators() {
        return operators.stream().map(operator -> codes.get(operator.code())).toList();
    }

    public void input(String name, int tensor) {
        inputs.add(new Signature.Entry(name, tensor));
    }

    public void output(String name, int tensor) {
        outputs.add(new Signature.Entry(name, tensor));
    }

    public byte[] file(String description, Map<String, String> metadata) {
        FlatBufferBuilder file = new FlatBufferBuilder();
        List<Signature.Entry> entries = new ArrayList<>();
        metadata.forEach(
                (key, value) -> entries.add(new Signature.Entry(key, buffer(value.getBytes(StandardCharsets.UTF_8)))));
        int metadataAt = Vectors.ofTables(file, entries, entry -> metadata(file, entry));
        int buffersAt = Vectors.ofTables(file, buffers, bytes -> buffer(file, bytes));
        int codesAt = Vectors.ofTables(file, codes, code -> code.write(file));
        int graphAt = file.createVectorOfTables(new int[] {graph(file)});
        int signatureAt = file.createVectorOfTables(new int[] {new Signature(inputs, outputs).write(file)});
        int descriptionAt = file.createString(description);
        file.startTable(8);
        file.addInt(0, VERSION, 0);
        file.addOffset(1, codesAt, 0);
        file.addOffset(2, graphAt, 0);
        file.addOffset(3, descriptionAt, 0);
        file.addOffset(4, buffersAt, 0);
        file.addOffset(6, metadataAt, 0);
        file.addOffset(7, signatureAt, 0);
        file.finish(file.endTable(), IDENTIFIER);
        return file.sizedByteArray();
    }

    private int graph(FlatBufferBuilder file) {
        int tensorsAt = Vectors.ofTables(file, tensors, tensor -> tensor.write(file));
        int inputsAt = Vectors.ofInts(
                file, inputs.stream().map(Signature.Entry::tensor).toList());
        int outputsAt = Vectors.ofInts(
                file, outputs.stream().map(Signature.Entry::tensor).toList());
        int operatorsAt = Vectors.ofTables(file, operators, operator -> operator.write(file));
        int nameAt = file.createString("step");
        file.startTable(5);
        file.addOffset(0, tensorsAt, 0);
        file.addOffset(1, inputsAt, 0);
        file.addOffset(2, outputsAt, 0);
        file.addOffset(3, operatorsAt, 0);
        file.addOffset(4, nameAt, 0);
        return file.endTable();
    }

    /** The schema's {@code Buffer}: field 0 is {@code data}, aligned to 16 bytes. */
    private static int buffer(FlatBufferBuilder file, ByteBuffer bytes) {
        if (bytes.capacity() == 0) {
            file.startTable(1);
            return file.endTable();
        }
        file.startVector(1, bytes.capacity(), ALIGNMENT);
        for (int i = bytes.capacity() - 1; i >= 0; i--) {
            file.addByte(bytes.get(i));
        }
        int data = file.endVector();
        file.startTable(1);
        file.addOffset(0, data, 0);
        return file.endTable();
    }

    /** The schema's {@code Metadata}: field 0 is {@code name}, 1 {@code buffer}. */
    private static int metadata(FlatBufferBuilder file, Signature.Entry entry) {
        int nameAt = file.createString(entry.name());
        file.startTable(2);
        file.addOffset(0, nameAt, 0);
        file.addInt(1, entry.tensor(), 0);
        return file.endTable();
    }
}
