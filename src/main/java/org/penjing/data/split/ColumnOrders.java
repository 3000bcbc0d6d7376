package org.penjing.data.split;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Every order of a Sudoku's columns that keeps stacks together. */
final class ColumnOrders {
    private final int stacks;
    private final int boxColumns;
    private final int size;
    private final List<List<ColumnOrder>> byStart;

    /** @param places the inverse of {@code columns}: where each column comes */
    record ColumnOrder(int[] columns, int[] places) {
        static ColumnOrder of(List<Integer> order) {
            int[] columns = order.stream().mapToInt(Integer::intValue).toArray();
            int[] places = new int[columns.length];
            for (int i = 0; i < columns.length; i++) {
                places[columns[i]] = i;
            }
            return new ColumnOrder(columns, places);
        }

        int first() {
            return columns[0];
        }
    }

    ColumnOrders(int boxRows, int boxColumns) {
        this.stacks = boxRows;
        this.boxColumns = boxColumns;
        this.size = boxRows * boxColumns;
        byStart = IntStream.range(0, size * size)
                .<List<ColumnOrder>>mapToObj(_ -> new ArrayList<>())
                .toList();
        extend(List.of());
    }

    /** The orders in which {@code first} comes first and {@code later} begins the second stack. */
    List<ColumnOrder> starting(int first, int later) {
        return byStart.get(first * size + later);
    }

    /** Adds every order that begins with these columns. */
    private void extend(List<Integer> columns) {
        if (columns.size() == size) {
            byStart.get(columns.getFirst() * size + columns.get(boxColumns)).add(ColumnOrder.of(columns));
            return;
        }
        boolean startsStack = columns.size() % boxColumns == 0;
        for (int stack = 0; stack < stacks; stack++) {
            int begun = stack;
            boolean isOpen = startsStack
                    ? columns.stream().noneMatch(column -> column / boxColumns == begun)
                    : columns.getLast() / boxColumns == stack;
            for (int column = stack * boxColumns; isOpen && column < (stack + 1) * boxColumns; column++) {
                if (!columns.contains(column)) {
                    List<Integer> longer = new ArrayList<>(columns);
                    longer.add(column);
                    extend(longer);
                }
            }
        }
    }
}
