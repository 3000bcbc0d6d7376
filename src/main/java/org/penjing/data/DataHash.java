package org.penjing.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Identifies the content of a data set. */
final class DataHash {
    private DataHash() {}

    /** See {@link Puzzles#hash()}. */
    static String of(Puzzles puzzles) {
        MessageDigest digest = sha256();
        update(digest, puzzles.alphabet().characters());
        byte[][] rows = puzzles.packed().rows();
        Arrays.sort(rows, Arrays::compareUnsigned);
        for (Puzzle puzzle : PackedPuzzles.ofRows(rows, puzzles.cells())) {
            update(
                    digest,
                    puzzles.alphabet().text(puzzle.question()) + ","
                            + puzzles.alphabet().text(puzzle.answer()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
