package org.penjing.data.csv;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.penjing.data.Alphabet;

/**
 * Gives characters their codes as they come, when the alphabet is not known before the whole file was read; or those of a
 * declared alphabet.
 */
final class TokenCodes {
    private static final int UNKNOWN = -1;
    private static final String BLANKS = ".0";

    private final StringBuilder characters = new StringBuilder();
    private final int[] codes = new int[Character.MAX_VALUE + 1];
    private final boolean isDeclared;

    TokenCodes(@Nullable Alphabet declared) {
        Arrays.fill(codes, UNKNOWN);
        isDeclared = declared != null;
        if (declared != null) {
            declared.characters().chars().forEach(character -> add((char) character));
        }
    }

    /** The code of a character, taking it in if need be; -1 after having added a fault. */
    int code(char character, long line, CsvFaults faults) {
        if (codes[character] == UNKNOWN && isAcceptable(character, line, faults)) {
            add(character);
        }
        return codes[character];
    }

    /** The code of the padding, which is in the alphabet whether or not it came. */
    int padding(char padding) {
        if (codes[padding] == UNKNOWN) {
            add(padding);
        }
        return codes[padding];
    }

    /** All characters that came, blanks ({@code .} or {@code 0}) first, the others sorted; or the declared alphabet. */
    Alphabet alphabet() {
        if (isDeclared) {
            return new Alphabet(characters.toString());
        }
        StringBuilder sorted = new StringBuilder();
        characters
                .chars()
                .mapToObj(character -> (char) character)
                .sorted(Comparator.comparing((Character character) -> BLANKS.indexOf(character) < 0)
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(sorted::append);
        return new Alphabet(sorted.toString());
    }

    /** The token in {@code alphabet} of each code. */
    byte[] tokens(Alphabet alphabet) {
        byte[] tokens = new byte[characters.length()];
        for (int code = 0; code < tokens.length; code++) {
            tokens[code] = (byte) alphabet.token(characters.charAt(code));
        }
        return tokens;
    }

    private void add(char character) {
        codes[character] = characters.length();
        characters.append(character);
    }

    private boolean isAcceptable(char character, long line, CsvFaults faults) {
        int before = faults.count();
        if (isDeclared) {
            faults.add(
                    line,
                    "'" + character + "'",
                    "characters of the declared alphabet \"" + characters + "\"",
                    "correct the row or the alphabet");
        } else if (character == '\uFFFD' || Character.isSurrogate(character) || Character.isISOControl(character)) {
            faults.add(
                    line,
                    String.format(Locale.ROOT, "character U+%04X", (int) character),
                    "printable characters of the basic plane, in UTF-8",
                    "use other characters or another encoding");
        } else if (characters.length() == Alphabet.MAX_SIZE) {
            faults.add(
                    line, "'" + character + "'", "at most " + Alphabet.MAX_SIZE + " different characters", "use fewer");
        } else if (BLANKS.indexOf(character) >= 0 && hasOtherBlank(character)) {
            faults.add(
                    line,
                    "'" + character + "'",
                    "one kind of blank, '.' or '0', in a file",
                    "use the same blank everywhere, or declare the alphabet if these are not blanks");
        }
        return faults.count() == before;
    }

    private boolean hasOtherBlank(char blank) {
        return codes[blank == '.' ? '0' : '.'] != UNKNOWN;
    }
}
