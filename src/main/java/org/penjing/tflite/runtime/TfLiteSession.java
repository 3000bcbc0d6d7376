package org.penjing.tflite.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.StringStringMap;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * TensorFlow Lite's interpreter with one file, of one thread and without delegates, so that its own kernels run. Inputs
 * and outputs are counted in the order of the file.
 */
public final class TfLiteSession implements AutoCloseable {
    private final BytePointer bytes;
    private final FlatBufferModel model;
    private final BuiltinOpResolverWithoutDefaultDelegates resolver;
    private final Interpreter interpreter;
    private final List<TfLiteTensor> inputs;
    private final List<TfLiteTensor> outputs;

    public TfLiteSession(byte[] file) {
        bytes = new BytePointer(file);
        model = FlatBufferModel.BuildFromBuffer(bytes, file.length);
        if (model == null || model.isNull()) {
            throw new TfLiteException("no TensorFlow Lite model: " + file.length + " bytes");
        }
        resolver = new BuiltinOpResolverWithoutDefaultDelegates();
        interpreter = new Interpreter((Pointer) null);
        try (InterpreterBuilder builder = new InterpreterBuilder(model, resolver)) {
            check(builder.apply(interpreter, 1), "to build an interpreter");
        }
        check(interpreter.AllocateTensors(), "to allocate tensors");
        inputs = tensors(interpreter.inputs());
        outputs = tensors(interpreter.outputs());
    }

    private List<TfLiteTensor> tensors(IntPointer numbers) {
        List<TfLiteTensor> tensors = new ArrayList<>();
        for (long i = 0; i < numbers.limit(); i++) {
            tensors.add(interpreter.tensor(numbers.get(i)));
        }
        return tensors;
    }

    private static void check(int status, String doing) {
        if (status != tensorflowlite.kTfLiteOk) {
            throw new TfLiteException("TensorFlow Lite failed " + doing);
        }
    }

    public List<String> inputs() {
        return names(inputs);
    }

    public List<String> outputs() {
        return names(outputs);
    }

    private static List<String> names(List<TfLiteTensor> tensors) {
        return tensors.stream()
                .map(tensor -> tensor.name().getString(StandardCharsets.UTF_8))
                .toList();
    }

    public Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        try (StringStringMap all = model.ReadAllMetadata()) {
            for (StringStringMap.Iterator i = all.begin(); !i.equals(all.end()); i.increment()) {
                metadata.put(i.first(), i.second());
            }
        }
        return metadata;
    }

    /** Sets an input. */
    public void put(int input, byte[] values) {
        try (BytePointer source = new BytePointer(values)) {
            check(
                    tensorflowlite.TfLiteTensorCopyFromBuffer(inputs.get(input), source, values.length),
                    "to take input " + input);
        }
    }

    public void run() {
        check(interpreter.Invoke(), "to run");
    }

    /** An output of the last run. */
    public byte[] get(int output) {
        TfLiteTensor tensor = outputs.get(output);
        byte[] values = new byte[(int) tensor.bytes()];
        try (BytePointer target = new BytePointer(values.length)) {
            check(tensorflowlite.TfLiteTensorCopyToBuffer(tensor, target, values.length), "to give output " + output);
            target.get(values);
        }
        return values;
    }

    @Override
    public void close() {
        interpreter.close();
        resolver.close();
        model.close();
        bytes.close();
    }
}
