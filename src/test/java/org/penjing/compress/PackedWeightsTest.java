package org.penjing.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.Randoms;
import org.penjing.tensor.Shape;

class PackedWeightsTest {
    @Test
    void twoBitsPutTheFirstOfFourValuesLowest() {
        assertThat(pack(2, 1, 4, 1, -1, 0, 1)).containsExactly(0b01_00_11_01);
    }

    @Test
    void fourBitsPutTheFirstOfTwoValuesLowest() {
        assertThat(pack(4, 1, 3, 7, -7, -1)).containsExactly((byte) 0x97, 0x0f);
    }

    @Test
    void sixBitsPutFourValuesIntoThreeBytes() {
        int bits = 0b000001 | 0b111111 << 6 | 0b011111 << 12 | 0b100001 << 18;
        assertThat(pack(6, 1, 4, 1, -1, 31, -31)).containsExactly((byte) bits, (byte) (bits >> 8), (byte) (bits >> 16));
    }

    @Test
    void everyRowStartsOnAByte() {
        assertThat(pack(2, 2, 3, 1, 1, 1, -1, -1, -1)).containsExactly(0b00_01_01_01, 0b00_11_11_11);
    }

    @ParameterizedTest
    @CsvSource({"8, 5, 5", "6, 4, 3", "6, 5, 4", "4, 5, 3", "2, 5, 2", "2, 4, 1"})
    void rowsArePaddedToWholeBytes(int bits, int columns, int bytes) {
        assertThat(PackedWeights.rowBytes(columns, bits)).isEqualTo(bytes);
        assertThat(PackedWeights.bytes(7, columns, bits)).isEqualTo(7L * bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void unpackingGivesBackEveryValueAtEveryRowLength(int bits) {
        var random = Randoms.of(bits);
        int largest = WeightQuantizer.largest(bits);
        for (int columns = 1; columns <= 17; columns++) {
            byte[] values = new byte[3 * columns];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) random.nextInt(-largest, largest + 1);
            }
            float[] scales = {1, 2, 3};
            QuantizedWeight weight = new QuantizedWeight(Shape.of(3, columns), bits, values, scales);
            byte[] packed = PackedWeights.pack(weight);
            assertThat(packed).hasSize((int) PackedWeights.bytes(3, columns, bits));
            QuantizedWeight unpacked = PackedWeights.unpack(packed, weight.shape(), bits, scales);
            assertThat(unpacked.values()).containsExactly(values);
            assertThat(unpacked.scales()).containsExactly(scales);
        }
    }

    @Test
    void refusesBytesOfAnotherLength() {
        assertThatThrownBy(() -> PackedWeights.unpack(new byte[5], Shape.of(2, 4), 6, new float[2]))
                .hasMessageContaining("takes 6 bytes, got 5");
    }

    private static byte[] pack(int bits, int rows, int columns, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return PackedWeights.pack(new QuantizedWeight(Shape.of(rows, columns), bits, bytes, new float[rows]));
    }
}
