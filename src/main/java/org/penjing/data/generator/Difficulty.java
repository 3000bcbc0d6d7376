package org.penjing.data.generator;

import java.util.Locale;

/** How hard generated puzzles are; what it means in numbers is said by each generator. */
public enum Difficulty {
    EASY,
    MEDIUM,
    HARD;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
