package org.penjing.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.Randoms;
import org.penjing.data.generator.Difficulty;
import org.penjing.data.generator.MazeGenerator;
import org.penjing.data.generator.SortingGenerator;
import org.penjing.data.generator.SudokuGenerator;

class SudokuSymmetryTest {
    /** Counts of essentially different grids: Russell and Jarvis, "Mathematics of Sudoku II", 2006, and Jarvis's pages on 6x6. */
    @ParameterizedTest
    @CsvSource({"2, 2, 12, 2", "2, 3, 39168, 49", "3, 2, 39168, 49"})
    void allGridsFallIntoTheKnownNumberOfClasses(int boxRows, int boxColumns, int grids, int classes) {
        int size = boxRows * boxColumns;
        SudokuSymmetry symmetry = new SudokuSymmetry(boxRows, boxColumns);
        byte[] first = new byte[2 * size * size];
        for (int column = 0; column < size; column++) {
            first[size * size + column] = (byte) (column + 1);
        }
        List<byte[]> all = new ArrayList<>();
        fill(first, size, boxRows, boxColumns, all);
        Set<ByteBuffer> forms = new HashSet<>();
        all.forEach(row -> forms.add(ByteBuffer.wrap(symmetry.canonical(row))));
        assertThat(all).hasSize(grids);
        assertThat(forms).hasSize(classes);
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 2", "6, 2, 3", "9, 3, 3"})
    void imagesOfAPuzzleHaveItsFormAndOtherPuzzlesDoNot(int size, int boxRows, int boxColumns) {
        SudokuSymmetry symmetry = new SudokuSymmetry(boxRows, boxColumns);
        Random random = new Random(5);
        byte[][] rows = new SudokuGenerator(size, Difficulty.MEDIUM)
                .generate(10, 1)
                .packed()
                .rows();
        for (byte[] row : rows) {
            byte[] form = symmetry.canonical(row);
            assertThat(symmetry.isFull(form)).isTrue();
            for (int i = 0; i < 5; i++) {
                byte[] image = image(row, boxRows, boxColumns, random);
                assertThat(symmetry.canonical(image)).isEqualTo(form);
                int given = IntStream.range(0, size * size)
                        .filter(cell -> image[cell] != 0)
                        .findFirst()
                        .orElseThrow();
                image[given] = 0;
                assertThat(symmetry.canonical(image)).isNotEqualTo(form);
            }
        }
    }

    @Test
    void theFormIsTheLeastImage() {
        SudokuSymmetry symmetry = new SudokuSymmetry(2, 2);
        Random random = new Random(1);
        byte[] row = new SudokuGenerator(4, Difficulty.MEDIUM)
                .generate(1, 3)
                .packed()
                .rows()[0];
        byte[] least = IntStream.range(0, 20_000)
                .mapToObj(_ -> withGivensMarked(image(row, 2, 2, random)))
                .min((a, b) -> {
                    int grids = Arrays.compare(a, 16, 32, b, 16, 32);
                    return grids != 0 ? grids : Arrays.compare(a, 0, 16, b, 0, 16);
                })
                .orElseThrow();
        assertThat(symmetry.canonical(row)).isEqualTo(least);
    }

    @Test
    void sudokusAreKnownByTheirAnswers() {
        for (int size : new int[] {4, 6, 9}) {
            assertThat(SudokuSymmetry.of(new SudokuGenerator(size, Difficulty.EASY).generate(20, 1)))
                    .isPresent();
        }
        assertThat(SudokuSymmetry.of(new MazeGenerator(9, 9, Difficulty.EASY).generate(20, 1)))
                .isEmpty();
        assertThat(SudokuSymmetry.of(new SortingGenerator(9).generate(20, 1))).isEmpty();
    }

    private static void fill(byte[] row, int size, int boxRows, int boxColumns, List<byte[]> all) {
        int blank = size * size + size;
        while (blank < row.length && row[blank] != 0) {
            blank++;
        }
        if (blank == row.length) {
            all.add(row.clone());
            return;
        }
        for (int digit = 1; digit <= size; digit++) {
            if (mayStand(row, size, boxRows, boxColumns, blank - size * size, digit)) {
                row[blank] = (byte) digit;
                fill(row, size, boxRows, boxColumns, all);
            }
        }
        row[blank] = 0;
    }

    private static boolean mayStand(byte[] row, int size, int boxRows, int boxColumns, int at, int digit) {
        for (int cell = 0; cell < size * size; cell++) {
            boolean seen = cell / size == at / size
                    || cell % size == at % size
                    || (cell / size / boxRows == at / size / boxRows
                            && cell % size / boxColumns == at % size / boxColumns);
            if (seen && row[size * size + cell] == digit) {
                return false;
            }
        }
        return true;
    }

    /** Digits renamed, bands, stacks, rows and columns swapped, and where boxes are square perhaps mirrored, all at random. */
    private static byte[] image(byte[] row, int boxRows, int boxColumns, Random random) {
        int size = boxRows * boxColumns;
        int[] rows = order(boxColumns, boxRows, random);
        int[] columns = order(boxRows, boxColumns, random);
        int[] names = shuffled(size, random);
        boolean mirrored = boxRows == boxColumns && random.nextBoolean();
        byte[] image = new byte[row.length];
        for (int cell = 0; cell < size * size; cell++) {
            int line = rows[cell / size];
            int column = columns[cell % size];
            int from = mirrored ? column * size + line : line * size + column;
            image[cell] = (byte) (row[from] == 0 ? 0 : names[row[from] - 1] + 1);
            image[size * size + cell] = (byte) (names[row[size * size + from] - 1] + 1);
        }
        return image;
    }

    private static int[] order(int groups, int members, Random random) {
        int[] order = new int[groups * members];
        int[] groupOrder = shuffled(groups, random);
        for (int group = 0; group < groups; group++) {
            int[] within = shuffled(members, random);
            for (int i = 0; i < members; i++) {
                order[group * members + i] = groupOrder[group] * members + within[i];
            }
        }
        return order;
    }

    private static int[] shuffled(int count, Random random) {
        return Randoms.permutation(count, random);
    }

    private static byte[] withGivensMarked(byte[] row) {
        byte[] marked = row.clone();
        for (int cell = 0; cell < row.length / 2; cell++) {
            marked[cell] = (byte) (row[cell] == 0 ? 0 : 1);
        }
        return marked;
    }
}
