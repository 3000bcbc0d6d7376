package org.penjing.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.penjing.base.Sha256;

/** Identifies the content of a data set. */
final class DataHash {
    private DataHash() {}

    /** See {@link Puzzles#hash()}. */
    static String of(Puzzles puzzles) {
        MessageDigest digest = Sha256.digest();
        update(digest, puzzles.alphabet().characters());
        byte[][] rows = puzzles.packed().rows();
        Arrays.sort(rows, Arrays::compareUnsigned);
        for (Puzzle puzzle : PackedPuzzles.ofRows(rows, puzzles.cells())) {
            update(
                    digest,
                    puzzles.alphabet().text(puzzle.question()) + ","
                            + puzzles.alphabet().text(puzzle.answer()));
        }
        return Sha256.text(digest.digest());
    }

    private static void update(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
