package org.penjing.search.space;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern on a whole name: {@code *} stands for any characters, {@code ?} for one, all others for themselves. */
record Glob(String text) {
    boolean matches(String name) {
        String regex = text.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());
        return Pattern.matches(regex, name);
    }
}
