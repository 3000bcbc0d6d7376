package org.penjing.data;

/** The characters that tokens stand for: token i is character i. At most {@value #MAX_SIZE} of them. */
public record Alphabet(String characters) {
    /** Tokens fit a byte. */
    public static final int MAX_SIZE = 256;

    public Alphabet {
        if (characters.isEmpty() || characters.chars().distinct().count() != characters.length()) {
            throw new IllegalArgumentException("an alphabet needs distinct characters, was \"" + characters + "\"");
        }
        if (characters.length() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "an alphabet has at most " + MAX_SIZE + " characters, had " + characters.length());
        }
    }

    public int size() {
        return characters.length();
    }

    /** The token of {@code character}, or -1 if it is not in the alphabet. */
    public int token(char character) {
        return characters.indexOf(character);
    }

    public String text(int[] tokens) {
        StringBuilder text = new StringBuilder(tokens.length);
        for (int token : tokens) {
            text.append(characters.charAt(token));
        }
        return text.toString();
    }

    /**
     * The tokens of {@code text}.
     *
     * @throws IllegalArgumentException if a character is not in the alphabet
     */
    public int[] tokens(String text) {
        return text.chars().map(character -> requiredToken((char) character)).toArray();
    }

    private int requiredToken(char character) {
        int token = token(character);
        if (token < 0) {
            throw new IllegalArgumentException("no '" + character + "' in the alphabet \"" + characters + "\"");
        }
        return token;
    }
}
