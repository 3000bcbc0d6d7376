package org.penjing.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.penjing.compress.WeightQuantizer;

/**
 * The methods of {@link WeightQuantizer} on libtorch, in single precision, one line each. A test holds every method at every width
 * against its definition.
 */
final class TorchQuantizer {
    private static final double SMALLEST_SCALE = 1e-8;

    private TorchQuantizer() {}

    /** Rounds a weight [outputs, inputs] to what its integers stand for, with the gradient passed straight through. */
    static Tensor rounded(Tensor weight, int bits, WeightQuantizer quantizer) {
        int largest = WeightQuantizer.largest(bits);
        Tensor scale = scale(weight.detach(), bits, quantizer).clamp_min(new Scalar(SMALLEST_SCALE));
        Tensor zero = torch.zeros_like(scale).to(torch.ScalarType.Int);
        return torch.fake_quantize_per_channel_affine(weight, scale, zero, 0, -largest, largest);
    }

    private static Tensor scale(Tensor weight, int bits, WeightQuantizer quantizer) {
        return switch (quantizer) {
            case COVERING -> covering(weight, bits);
            case LEAST_ERROR ->
                Double.isFinite(WeightQuantizer.gaussianStep(bits))
                        ? covering(weight, bits).minimum(gaussian(weight, bits))
                        : covering(weight, bits);
        };
    }

    private static Tensor covering(Tensor weight, int bits) {
        return weight.abs().amax(new long[] {1}, false).div(new Scalar((double) WeightQuantizer.largest(bits)));
    }

    private static Tensor gaussian(Tensor weight, int bits) {
        return weight.square().mean(1).sqrt().mul(new Scalar(WeightQuantizer.gaussianStep(bits)));
    }
}
