package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.compress.integer.ShortFixedPoint;
import org.penjing.compress.integer.Sigmoid;
import org.penjing.tflite.flatbuffer.Builtin;
import org.penjing.tflite.flatbuffer.ElementType;
import org.penjing.tflite.flatbuffer.Options;
import org.penjing.tflite.flatbuffer.Scales;

/**
 * Writes SwiGlu in 32-bit integers, step by step as the definition has it: for 8 bits a' times its sigmoid comes from a table
 * of all 256 values, for 16 bits the sigmoid from the definition's table. A QUANTIZE from 32 bits rescales the product; that
 * the file holds its scale in 24 bits is all that may differ.
 */
final class SwiGluForm {
    private static final int ARGUMENT_LIMIT = 12 * (1 << 12) - 1;
    private static final int INDEX_SHIFT = 8;
    private static final int ONE_HALF = Sigmoid.ONE / 2;
    private static final int PRODUCT_SHIFT = 15;

    private final GraphWriter graph;
    private final IntegerOperator.SwiGlu swiGlu;
    private final IntegerTensor read;
    private final int rows;
    private final int columns;

    private SwiGluForm(GraphWriter graph, IntegerOperator.SwiGlu swiGlu, IntegerTensor read, IntegerTensor result) {
        this.graph = graph;
        this.swiGlu = swiGlu;
        this.read = read;
        this.rows = result.rows();
        this.columns = result.columns();
    }

    static void write(GraphWriter graph, IntegerNode node, IntegerOperator.SwiGlu swiGlu) {
        IntegerTensor read = graph.of(node.inputs().getFirst());
        new SwiGluForm(graph, swiGlu, read, graph.of(node.name())).write(node);
    }

    private void write(IntegerNode node) {
        ElementType type = ElementType.ofActivation(read.bits());
        Scales scales = Scales.of(read.quantizer());
        List<Integer> halves = graph.split(graph.number(read.name()), 2, type, scales, rows, columns);
        Ints a = Ints.cast(graph, halves.getFirst(), type, rows, columns);
        Ints b = Ints.cast(graph, halves.getLast(), type, rows, columns);
        Ints gate = read.bits() == 8 ? gateOf8Bits(a) : gateOf16Bits(a);
        double scale = read.quantizer().scale();
        int product = graph.node(
                Builtin.MUL,
                Options.MUL,
                List.of(gate.tensor(), b.minus(read.quantizer().zeroPoint()).tensor()),
                ElementType.INT32,
                Scales.symmetric((float)
                        Math.scalb(scale * scale, IntegerOperator.SwiGlu.gateShift(read.bits()) - PRODUCT_SHIFT)),
                rows,
                columns);
        graph.quantized(product, node.name());
    }

    private Ints gateOf8Bits(Ints a) {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = swiGlu.gate(i + Byte.MIN_VALUE - read.quantizer().zeroPoint(), Byte.SIZE);
        }
        return a.minus(Byte.MIN_VALUE).lookedUp(table);
    }

    private Ints gateOf16Bits(Ints a) {
        int[] table = Sigmoid.table();
        int[] rises = new int[table.length - 1];
        for (int i = 0; i < rises.length; i++) {
            rises[i] = table[i + 1] - table[i];
            table[i] -= ONE_HALF;
        }
        ShortFixedPoint scale = swiGlu.toSigmoid();
        Ints sign = a.sign();
        Ints argument =
                a.times(sign).times(scale.mantissa()).rounded(scale.shift()).atMost(ARGUMENT_LIMIT);
        Ints index = argument.shifted(INDEX_SHIFT);
        Ints fraction = argument.minus(index.times(1 << INDEX_SHIFT));
        Ints aboveHalf =
                index.lookedUp(table).plus(index.lookedUp(rises).times(fraction).rounded(INDEX_SHIFT));
        return a.times(aboveHalf.times(sign).plus(ONE_HALF)).rounded(IntegerOperator.SwiGlu.gateShift(Short.SIZE));
    }
}
