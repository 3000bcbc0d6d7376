package org.penjing.onnx;

import java.util.Map;
import org.penjing.compress.RandomSubnets;

/** What test models say about themselves. */
final class ModelCards {
    static final ModelCard CARD = new ModelCard(".1234", RandomSubnets.DEPTH, 1, Map.of("seed", "7"));

    private ModelCards() {}
}
