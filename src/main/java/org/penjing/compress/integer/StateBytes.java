package org.penjing.compress.integer;

import java.io.ByteArrayOutputStream;

/** What a run leaves in the memory of a microcontroller. */
final class StateBytes {
    private StateBytes() {}

    static byte[] of(IntegerNetwork network, IntegerExecutor executor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        network.left().forEach(tensor -> bytes.writeBytes(tensor.bytes(executor.values(tensor.name()))));
        return bytes.toByteArray();
    }
}
