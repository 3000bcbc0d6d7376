package org.penjing.compress;

import org.jspecify.annotations.Nullable;

/**
 * An unknown in the derivation of channel groups: the channels along some axis. Axes that the graph ties are merged
 * (union-find); an axis that an operator splits is a {@code repeat x base x unit} layout of another variable.
 */
final class AxisVariable {
    private final int size;
    private boolean fixed;
    private @Nullable AxisVariable parent;
    private @Nullable Layout layout;

    /** An axis seen as {@code repeat x base x unit}. */
    record Layout(int repeat, AxisVariable base, int unit) {}

    AxisVariable(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** Marks channels that mean something outside the graph: token positions, the vocabulary. */
    void fix() {
        AxisVariable root = root();
        root.fixed = true;
        if (root.layout != null) {
            root.layout.base().fix();
        }
    }

    boolean isFixed() {
        return root().fixed;
    }

    AxisVariable root() {
        AxisVariable variable = this;
        while (variable.parent != null) {
            variable = variable.parent;
        }
        return variable;
    }

    /** This axis in terms of the variable that is split no further. */
    Layout resolve() {
        AxisVariable root = root();
        if (root.layout == null) {
            return new Layout(1, root, 1);
        }
        Layout inner = root.layout.base().resolve();
        return new Layout(root.layout.repeat() * inner.repeat(), inner.base(), root.layout.unit() * inner.unit());
    }

    /** Splits this axis into {@code repeat x base x unit} and returns the base. */
    AxisVariable split(int repeat, int unit) {
        AxisVariable root = root();
        if (root.layout == null) {
            AxisVariable base = new AxisVariable(root.size / repeat / unit);
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

    void unite(AxisVariable other) {
        AxisVariable kept = root();
        AxisVariable merged = other.root();
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
