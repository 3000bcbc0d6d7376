package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.compress.integer.ShortFixedPoint;
import org.penjing.compress.integer.Sigmoid;

/**
 * Writes SwiGlu in 32-bit integers, step by step as the definition has it: for 8 bits a' times its sigmoid comes from a table
 * of all 256 values, for 16 bits the sigmoid from the definition's table. A QUANTIZE from 32 bits rescales the product; that
 * the file holds its scale in 24 bits is all that may differ.
 */
final class SwiGluForm {
    private static final int ARGUMENT_LIMIT = 12 * (1 << 12) - 1;
    private static final int INDEX_SHIFT = 8;
    private static final int ONE_HALF = Sigmoid.ONE / 2;
    private static final int GATE_SHIFT_OF_8_BITS = 8;
    private static final int GATE_SHIFT_OF_16_BITS = 15;
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
        int a = graph.cast(halves.getFirst(), type, ElementType.INT32, Scales.NONE, rows, columns);
        int b = graph.cast(halves.getLast(), type, ElementType.INT32, Scales.NONE, rows, columns);
        boolean narrow = read.bits() == 8;
        int gate = narrow ? gateOf8Bits(a) : gateOf16Bits(a);
        int factor = narrow ? with(Builtin.SUB, Options.SUB, b, read.quantizer().zeroPoint()) : b;
        double scale = read.quantizer().scale();
        int product = graph.node(
                Builtin.MUL,
                Options.MUL,
                List.of(gate, factor),
                ElementType.INT32,
                Scales.symmetric((float) Math.scalb(scale * scale, gateShift(read.bits()) - PRODUCT_SHIFT)),
                rows,
                columns);
        graph.write(Builtin.QUANTIZE, Options.QUANTIZE, List.of(product), node.name());
    }

    private static int gateShift(int bits) {
        return bits == 8 ? GATE_SHIFT_OF_8_BITS : GATE_SHIFT_OF_16_BITS;
    }

    private int gateOf8Bits(int a) {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int centred = i + Byte.MIN_VALUE - read.quantizer().zeroPoint();
            table[i] = (centred * sigmoid(centred) + (1 << (GATE_SHIFT_OF_8_BITS - 1))) >> GATE_SHIFT_OF_8_BITS;
        }
        return gathered(table, with(Builtin.SUB, Options.SUB, a, Byte.MIN_VALUE));
    }

    private int sigmoid(int x) {
        ShortFixedPoint scale = swiGlu.toSigmoid();
        int argument = (Math.abs(x) * scale.mantissa() + (1 << (scale.shift() - 1))) >> scale.shift();
        int limited = Math.min(argument, ARGUMENT_LIMIT);
        int[] table = Sigmoid.table();
        int index = limited >> INDEX_SHIFT;
        int fraction = limited & (1 << INDEX_SHIFT) - 1;
        int positive = table[index]
                + (((table[index + 1] - table[index]) * fraction + (1 << (INDEX_SHIFT - 1))) >> INDEX_SHIFT);
        return x >= 0 ? positive : Sigmoid.ONE - positive;
    }

    private int gateOf16Bits(int a) {
        ShortFixedPoint scale = swiGlu.toSigmoid();
        int sign = ints(Builtin.SIGN, Options.NONE, a);
        int size = ints(Builtin.MUL, Options.MUL, a, sign);
        int argument = shifted(with(Builtin.MUL, Options.MUL, size, scale.mantissa()), scale.shift());
        int limited = with(Builtin.MINIMUM, Options.MINIMUM_MAXIMUM, argument, ARGUMENT_LIMIT);
        int index = with(Builtin.RIGHT_SHIFT, Options.NONE, limited, INDEX_SHIFT);
        int whole = with(Builtin.MUL, Options.MUL, index, 1 << INDEX_SHIFT);
        int fraction = ints(Builtin.SUB, Options.SUB, limited, whole);
        int[] table = Sigmoid.table();
        int[] rises = new int[table.length - 1];
        for (int i = 0; i < rises.length; i++) {
            rises[i] = table[i + 1] - table[i];
            table[i] -= ONE_HALF;
        }
        int rise = shifted(ints(Builtin.MUL, Options.MUL, gathered(rises, index), fraction), INDEX_SHIFT);
        int aboveHalf = ints(Builtin.ADD, Options.ADD, gathered(table, index), rise);
        int signed = ints(Builtin.MUL, Options.MUL, aboveHalf, sign);
        int sigmoid = with(Builtin.ADD, Options.ADD, signed, ONE_HALF);
        return shifted(ints(Builtin.MUL, Options.MUL, a, sigmoid), GATE_SHIFT_OF_16_BITS);
    }

    /** Divided by a power of two, rounded to the nearest and ties up. */
    private int shifted(int x, int shift) {
        int nudged = with(Builtin.ADD, Options.ADD, x, 1 << (shift - 1));
        return with(Builtin.RIGHT_SHIFT, Options.NONE, nudged, shift);
    }

    private int gathered(int[] table, int indices) {
        int values = graph.constant(ElementType.INT32, Scales.NONE, Bytes.ofInts(table), table.length);
        return ints(Builtin.GATHER, Options.gather(0), values, indices);
    }

    private int with(Builtin operator, Options options, int x, int value) {
        return ints(operator, options, x, graph.axes(value));
    }

    private int ints(Builtin operator, Options options, Integer... reads) {
        return graph.node(operator, options, List.of(reads), ElementType.INT32, Scales.NONE, rows, columns);
    }
}
