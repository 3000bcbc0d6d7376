package org.penjing.tensor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The extents of a tensor's axes, outermost first. Shapes inside a network leave out the batch axis. */
public record Shape(List<Integer> extents) {
    public Shape {
        extents = List.copyOf(extents);
        for (int extent : extents) {
            if (extent < 1) {
                throw new IllegalArgumentException("extents must be at least 1, was " + extents);
            }
        }
    }

    public static Shape of(int... extents) {
        return new Shape(IntStream.of(extents).boxed().toList());
    }

    public int rank() {
        return extents.size();
    }

    /** The extent of {@code axis}; negative axes count from the innermost, so -1 is the last. */
    public int extent(int axis) {
        return extents.get(axis < 0 ? axis + rank() : axis);
    }

    /** How many elements a tensor of this shape has. */
    public int size() {
        int size = 1;
        for (int extent : extents) {
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }

    /** This shape with one more axis, the innermost. */
    public Shape append(int extent) {
        return new Shape(IntStream.concat(extents.stream().mapToInt(Integer::intValue), IntStream.of(extent))
                .boxed()
                .toList());
    }

    /** This shape with its innermost extent replaced. */
    public Shape withLast(int extent) {
        return new Shape(IntStream.range(0, rank())
                .mapToObj(axis -> axis == rank() - 1 ? extent : extents.get(axis))
                .toList());
    }

    @Override
    public String toString() {
        return extents.stream().map(String::valueOf).collect(Collectors.joining("x", "[", "]"));
    }
}
