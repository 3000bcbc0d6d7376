package org.penjing.onnx.integer;

import java.util.List;
import org.penjing.compress.integer.FixedPoint;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;

/** Writes additions. A term of 8 bits, brought to the common scale, comes from a table of its 256 values. */
final class AddForm {
    private AddForm() {}

    static Ints write(IntegerOperator.Add add, List<Ints> read, List<IntegerTensor> terms, IntegerTensor result) {
        Ints sum = term(add, 0, read, terms);
        for (int i = 1; i < read.size(); i++) {
            sum = sum.plus(term(add, i, read, terms));
        }
        return Rescale.stored(Rescale.times(sum, add.rescale()), result);
    }

    private static Ints term(IntegerOperator.Add add, int index, List<Ints> read, List<IntegerTensor> terms) {
        Ints x = read.get(index);
        FixedPoint factor = add.terms().get(index);
        IntegerTensor term = terms.get(index);
        int zeroPoint = term.quantizer().zeroPoint();
        return term.bits() == 8
                ? x.lookedUp(ByteTable.of(q -> factor.times((q - zeroPoint) << add.headroom())))
                : Rescale.times(x.plus(-zeroPoint).times(1L << add.headroom()), factor);
    }
}
