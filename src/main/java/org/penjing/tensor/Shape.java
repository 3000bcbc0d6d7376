package org.penjing.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
        Integer[] boxed = new Integer[extents.length];
        Arrays.setAll(boxed, axis -> extents[axis]);
        return new Shape(List.of(boxed));
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
        return new Shape(List.of(endingWith(extent, rank() + 1)));
    }

    /** This shape with its innermost extent replaced. */
    public Shape withLast(int extent) {
        return new Shape(List.of(endingWith(extent, rank())));
    }

    private Integer[] endingWith(int extent, int rank) {
        Integer[] changed = Arrays.copyOf(extents.toArray(Integer[]::new), rank);
        changed[rank - 1] = extent;
        return changed;
    }

    @Override
    public String toString() {
        return extents.stream().map(String::valueOf).collect(Collectors.joining("x", "[", "]"));
    }
}
