package org.penjing.hardware.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelCallTest {
    @Test
    void aLinearFunctionIsNamedByTheBitsOfItsWeightAndOfWhatItReadsAndWrites() {
        for (int weightBits : new int[] {2, 4, 6, 8}) {
            for (int readBits : new int[] {8, 16}) {
                for (int bits : new int[] {8, 16}) {
                    LinearCall call = LinearCall.of(
                            new StoredTensor(2, 3, readBits), new StoredTensor(2, 3, bits), weightBits, false);
                    assertThat(call.function().symbol())
                            .isEqualTo("penjing_linear_w" + weightBits + "_" + readBits + "_" + bits);
                }
            }
        }
    }

    @Test
    void sixteenBitInputsThatMayLeave32BitsTakeTheWideFunction() {
        StoredTensor most = new StoredTensor(1, 512, 16);
        StoredTensor more = new StoredTensor(1, 513, 16);
        assertThat(LinearCall.of(most, most, 4, false).function().label()).isEqualTo("linear_w4_16_16");
        assertThat(LinearCall.of(more, most, 4, false).function().label()).isEqualTo("linear_wide");
        assertThat(LinearCall.of(most, most, 4, true).function().label()).isEqualTo("linear_wide");
    }

    @Test
    void eachFunctionIsThereOnce() {
        assertThat(KernelCall.functions()).doesNotHaveDuplicates().hasSize(33);
    }

    @Test
    void aStructureIsAlignedAsItsWidestField() {
        CStruct padded = new CStruct("x", "uint8_t first", "int32_t second[2]", "uint8_t third");
        assertThat(padded.bytes()).isEqualTo(16);
        assertThat(padded.gapBytes()).isZero();
        CStruct wide = new CStruct("x", "const int8_t *first", "uint64_t second");
        assertThat(wide.bytes()).isEqualTo(16);
        assertThat(wide.gapBytes()).as("constants begin on 4 bytes").isEqualTo(4);
    }

    @Test
    void anInitialiserHasAValueForEachField() {
        CStruct struct = new CStruct("x", "int8_t first", "int16_t second[2]");
        assertThat(struct.initialiser(List.of(1, List.of(2, 3)))).isEqualTo("1, {2, 3}");
        assertThatThrownBy(() -> struct.initialiser(List.of(1))).hasMessageContaining("penjing_x has 2 fields");
    }
}
