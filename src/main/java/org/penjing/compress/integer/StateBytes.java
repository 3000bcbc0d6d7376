package org.penjing.compress.integer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Carried states as a microcontroller holds them. */
final class StateBytes {
    private StateBytes() {}

    static byte[] of(IntegerNetwork network, IntegerExecutor executor) {
        int size = network.carries().stream()
                .mapToInt(carry -> network.tensor(carry.input()).bytes())
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (IntegerNetwork.Carry carry : network.carries()) {
            boolean wide = network.tensor(carry.input()).bits() == 16;
            for (int value : executor.values(carry.input())) {
                if (wide) {
                    bytes.putShort((short) value);
                } else {
                    bytes.put((byte) value);
                }
            }
        }
        return bytes.array();
    }
}
