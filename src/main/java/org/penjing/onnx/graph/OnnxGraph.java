package org.penjing.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the nodes, constants, inputs and outputs of one ONNX graph. Values that no caller names get short ones, for names
 * are a good part of a small file. A subgraph keeps its constants in the graph around it, where all of its runs share them.
 */
public final class OnnxGraph {
    private static final String RUNTIME_DOMAIN = "com.microsoft";
    private static final long OPSET = 21;
    private static final long IR_VERSION = 10;

    private final GraphProto.Builder graph;
    private final @Nullable OnnxGraph outer;
    private final Map<TensorProto, String> constants = new HashMap<>();
    private int names;

    public OnnxGraph(String name) {
        this(name, null);
    }

    private OnnxGraph(String name, @Nullable OnnxGraph outer) {
        this.graph = GraphProto.newBuilder().setName(name);
        this.outer = outer;
    }

    public OnnxGraph subgraph(String name) {
        return new OnnxGraph(name, this);
    }

    /** The graph that no other is around. */
    public OnnxGraph outermost() {
        return outer != null ? outer.outermost() : this;
    }

    public String newName() {
        return outer != null ? outer.newName() : Integer.toString(names++, Character.MAX_RADIX) + "_";
    }

    /** Adds a constant and returns its name; equal constants share one. */
    public String constant(TensorProto value) {
        if (outer != null) {
            return outer.constant(value);
        }
        return constants.computeIfAbsent(value, added -> {
            String name = newName();
            graph.addInitializer(added.toBuilder().setName(name));
            return name;
        });
    }

    /** Adds an operator with one result and returns that result's name. */
    public String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String output = newName();
        node(operator, inputs, List.of(output), attributes);
        return output;
    }

    public void node(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
    }

    /** Adds an operator that only ONNX Runtime has, with one result. */
    public String runtimeNode(String operator, List<String> inputs, AttributeProto... attributes) {
        String output = newName();
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setDomain(RUNTIME_DOMAIN)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return output;
    }

    /** Adds an input; an extent is a number or the name of an unknown one. */
    public void input(String name, int type, Object... extents) {
        graph.addInput(valueInfo(name, type, extents));
    }

    public void output(String name, int type, Object... extents) {
        graph.addOutput(valueInfo(name, type, extents));
    }

    /** Makes a value an output under a name of its own. */
    public void output(String value, String name, int type, Object... extents) {
        node("Identity", List.of(value), List.of(name));
        output(name, type, extents);
    }

    /** A file of this graph. */
    public byte[] file(Map<String, String> metadata) {
        Stream<StringStringEntryProto> entries = metadata.entrySet().stream()
                .map(entry -> StringStringEntryProto.newBuilder()
                        .setKey(entry.getKey())
                        .setValue(entry.getValue())
                        .build());
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("penjing")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph.build())
                .addAllMetadataProps(entries.toList())
                .build()
                .toByteArray();
    }

    public GraphProto build() {
        return graph.build();
    }

    public static AttributeProto attribute(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INT).setI(value).build();
    }

    public static AttributeProto attribute(String name, float value) {
        return attribute(name, AttributeProto.AttributeType.FLOAT).setF(value).build();
    }

    public static AttributeProto attribute(String name, String value) {
        return attribute(name, AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    public static AttributeProto attribute(String name, List<Long> values) {
        return attribute(name, AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    public static AttributeProto attribute(String name, GraphProto value) {
        return attribute(name, AttributeProto.AttributeType.GRAPH).setG(value).build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private static ValueInfoProto valueInfo(String name, int type, Object... extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object extent : extents) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    extent instanceof Integer known
                            ? dimension.setDimValue(known)
                            : dimension.setDimParam(extent.toString()));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
                .build();
    }
}
