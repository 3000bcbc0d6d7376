package org.penjing.onnx;

import java.util.List;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;

/** Models of all mixers and precisions, to be written and run. */
public final class CompressedModels {
    public static final List<CompressedModel> ALL = List.of(
            RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 2, Precision.INT8),
            RandomSubnets.compressed(
                    RandomSubnets.TOKEN_MIXER, 3, new Precision(2, 8), new Precision(4, 16), new Precision(6, 8)),
            RandomSubnets.compressed(RandomSubnets.ATTENTION, 4, new Precision(4, 8)),
            RandomSubnets.compressed(
                    RandomSubnets.ATTENTION, 5, new Precision(8, 16), new Precision(4, 8), new Precision(2, 16)));

    private CompressedModels() {}
}
