package org.penjing.data;

import java.util.List;

/** Puzzles of one length over one alphabet. */
public record Puzzles(Alphabet alphabet, List<Puzzle> all) {
    public Puzzles {
        all = List.copyOf(all);
    }

    public int size() {
        return all.size();
    }

    public int cells() {
        return all.getFirst().question().length;
    }
}
