package org.penjing.onnx.integer;

import java.util.List;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;

/** Writes {@link IntegerOperator.SwiGlu}: the gate of 8 bits comes from a table of its 256 values. */
final class SwiGluForm {
    private SwiGluForm() {}

    static Ints write(IntegerOperator.SwiGlu swiGlu, Ints x, IntegerTensor read, IntegerTensor result) {
        int zeroPoint = read.quantizer().zeroPoint();
        List<Ints> halves = x.split(2);
        Ints a = halves.getFirst();
        Ints gate = read.bits() == 8
                ? a.lookedUp(ByteTable.of(q -> swiGlu.gate(q - zeroPoint, 8)))
                : a.times(SigmoidForm.write(a, swiGlu.toSigmoid())).rounded(IntegerOperator.SwiGlu.gateShift(16));
        Ints product = gate.times(halves.getLast().plus(-zeroPoint));
        return Rescale.stored(Rescale.times(product, swiGlu.rescale()), result);
    }
}
