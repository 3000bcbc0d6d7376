package org.penjing.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PuzzlesTest {
    private static final Alphabet ALPHABET = new Alphabet(".12");
    private static final Puzzle BLANK = new Puzzle(new int[] {0, 0}, new int[] {1, 2});
    private static final Puzzle HALF = new Puzzle(new int[] {0, 1}, new int[] {2, 1});

    @Test
    void givesBackWhatWasPacked() {
        Puzzles puzzles = new Puzzles(ALPHABET, List.of(BLANK, HALF));
        assertThat(puzzles.all()).containsExactly(BLANK, HALF);
        assertThat(puzzles.cells()).isEqualTo(2);
        assertThat(puzzles.first(1).all()).containsExactly(BLANK);
        assertThat(puzzles.first(5)).isEqualTo(puzzles);
    }

    @Test
    void packsAlphabetsOf256() {
        Alphabet all = new Alphabet(IntStream.range(0, 256)
                .mapToObj(i -> String.valueOf((char) (0x4E00 + i)))
                .collect(Collectors.joining()));
        Puzzle puzzle = new Puzzle(new int[] {0, 127, 128, 255}, new int[] {255, 0, 200, 1});
        assertThat(new Puzzles(all, List.of(puzzle)).all()).containsExactly(puzzle);
    }

    @Test
    void refusesMixedLengthsAndUnknownTokens() {
        Puzzle longer = new Puzzle(new int[3], new int[3]);
        assertThatIllegalArgumentException().isThrownBy(() -> new Puzzles(ALPHABET, List.of(BLANK, longer)));
        Puzzle unknown = new Puzzle(new int[] {0, 3}, new int[] {1, 2});
        assertThatIllegalArgumentException().isThrownBy(() -> new Puzzles(ALPHABET, List.of(unknown)));
    }

    /** printf '.12\n..,12\n.1,21\n' | sha256sum. */
    @Test
    void hashIsThatOfTheSortedLines() {
        String expected = "f6ee573dc4f1b3c57767af4defc578ecea92b433ae10ad86d9a49e3354ef757b";
        assertThat(new Puzzles(ALPHABET, List.of(BLANK, HALF)).hash()).isEqualTo(expected);
        assertThat(new Puzzles(ALPHABET, List.of(HALF, BLANK)).hash()).isEqualTo(expected);
        assertThat(new Puzzles(new Alphabet(".21"), List.of(HALF, BLANK)).hash())
                .isNotEqualTo(expected);
    }

    @Test
    void tokensAndTextAreInverse() {
        assertThat(ALPHABET.tokens("2.1")).containsExactly(2, 0, 1);
        assertThat(ALPHABET.text(new int[] {2, 0, 1})).isEqualTo("2.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALPHABET.tokens("3"))
                .withMessageContaining("'3'");
    }
}
