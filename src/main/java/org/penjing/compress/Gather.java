package org.penjing.compress;

import java.util.ArrayList;
import java.util.List;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/** Picks slices of a tensor along one axis. */
final class Gather {
    private Gather() {}

    static FloatTensor along(FloatTensor tensor, int axis, int[] indices) {
        List<Integer> extents = new ArrayList<>(tensor.shape().extents());
        int extent = extents.get(axis);
        int inner = 1;
        for (int i = axis + 1; i < extents.size(); i++) {
            inner *= extents.get(i);
        }
        int outer = tensor.shape().size() / extent / inner;
        extents.set(axis, indices.length);
        float[] picked = new float[outer * indices.length * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(
                        tensor.values(),
                        (o * extent + indices[i]) * inner,
                        picked,
                        (o * indices.length + i) * inner,
                        inner);
            }
        }
        return new FloatTensor(new Shape(extents), picked);
    }
}
