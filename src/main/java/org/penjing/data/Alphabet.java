package org.penjing.data;

/** The characters that tokens stand for: token i is character i. */
public record Alphabet(String characters) {
    public Alphabet {
        if (characters.isEmpty() || characters.chars().distinct().count() != characters.length()) {
            throw new IllegalArgumentException("an alphabet needs distinct characters, was \"" + characters + "\"");
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
}
