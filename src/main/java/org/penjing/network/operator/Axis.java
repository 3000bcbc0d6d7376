package org.penjing.network.operator;

import org.jspecify.annotations.Nullable;

/**
 * The channels along an axis of a tensor or of a parameter, an unknown of which only ties are known. Axes that carry the same
 * channels are united (union-find); an axis whose channels lie in blocks is split into {@code repeat x base x unit}.
 */
public final class Axis {
    private final int size;
    private boolean fixed;
    private @Nullable Axis parent;
    private @Nullable Layout layout;

    /** An axis seen as {@code repeat x base x unit}. */
    public record Layout(int repeat, Axis base, int unit) {}

    public Axis(int size) {
        this.size = size;
    }

    public int size() {
        return size;
    }

    /** Marks channels that mean something outside the graph: token positions, the vocabulary. */
    public void fix() {
        Axis root = root();
        root.fixed = true;
        if (root.layout != null) {
            root.layout.base().fix();
        }
    }

    public boolean isFixed() {
        return root().fixed;
    }

    private Axis root() {
        Axis axis = this;
        while (axis.parent != null) {
            axis = axis.parent;
        }
        return axis;
    }

    /** This axis in terms of the one that is split no further; axes that were united have the same base. */
    public Layout resolve() {
        Axis root = root();
        if (root.layout == null) {
            return new Layout(1, root, 1);
        }
        Layout inner = root.layout.base().resolve();
        return new Layout(root.layout.repeat() * inner.repeat(), inner.base(), root.layout.unit() * inner.unit());
    }

    /**
     * Splits this axis into {@code repeat x base x unit} and returns the base.
     *
     * @throws IllegalArgumentException if it is split in another way already
     */
    public Axis split(int repeat, int unit) {
        Axis root = root();
        if (root.layout == null) {
            Axis base = new Axis(root.size / repeat / unit);
            base.fixed = root.fixed;
            root.layout = new Layout(repeat, base, unit);
            return base;
        }
        if (root.layout.repeat() != repeat || root.layout.unit() != unit) {
            throw new IllegalArgumentException("an axis is split both as " + root.layout.repeat() + " x n x "
                    + root.layout.unit() + " and as " + repeat + " x n x " + unit);
        }
        return root.layout.base();
    }

    /** States that both axes carry the same channels. */
    public void unite(Axis other) {
        Axis kept = root();
        Axis merged = other.root();
        if (kept == merged) {
            return;
        }
        if (kept.layout != null && merged.layout != null) {
            merged.split(kept.layout.repeat(), kept.layout.unit()).unite(kept.layout.base());
        } else if (merged.layout != null) {
            kept.layout = merged.layout;
        }
        merged.parent = kept;
        if (kept.fixed || merged.fixed) {
            kept.fix();
        }
    }
}
