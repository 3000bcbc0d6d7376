package org.penjing.training.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.penjing.network.operator.Attention;

/** {@link Attention} on libtorch tensors [n, T, 3 heads headWidth]. */
final class TorchAttention {
    private TorchAttention() {}

    static Tensor apply(Attention attention, Tensor input) {
        long batch = input.size(0);
        long tokens = input.size(1);
        Tensor split = input.view(batch, tokens, 3, attention.heads(), attention.headWidth())
                .permute(2, 0, 3, 1, 4);
        Tensor[] rotation = rotation(attention, (int) tokens);
        Tensor queries = rotated(split.select(0, 0), rotation);
        Tensor keys = rotated(split.select(0, 1), rotation);
        Tensor logits = queries.matmul(keys.transpose(-1, -2)).mul(new Scalar(1 / Math.sqrt(attention.headWidth())));
        Tensor heads = logits.softmax(-1).matmul(split.select(0, 2));
        return heads.transpose(1, 2).reshape(batch, tokens, (long) attention.heads() * attention.headWidth());
    }

    /** Cosines and sines [T, headWidth] of the rotary angles, each pair's angle standing in both halves. */
    private static Tensor[] rotation(Attention attention, int tokens) {
        int width = attention.headWidth();
        float[] cosines = new float[tokens * width];
        float[] sines = new float[tokens * width];
        for (int token = 0; token < tokens; token++) {
            for (int i = 0; i < width; i++) {
                int pair = i % (width / 2);
                double angle = token * Math.pow(attention.rotaryBase(), -2.0 * pair / width);
                cosines[token * width + i] = (float) Math.cos(angle);
                sines[token * width + i] = (float) Math.sin(angle);
            }
        }
        return new Tensor[] {
            Tensor.create(cosines, tokens, width).clone(),
            Tensor.create(sines, tokens, width).clone()
        };
    }

    private static Tensor rotated(Tensor x, Tensor[] rotation) {
        TensorVector halves = x.chunk(2, -1);
        Tensor turned = torch.cat(new TensorVector(halves.get(1).neg(), halves.get(0)), -1);
        return x.mul(rotation[0]).add(turned.mul(rotation[1]));
    }
}
