package org.penjing.proof.emulation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A memory that is too small for a package.
 *
 * @param memory which
 * @param bytes how many more it would have to have
 */
public record Overflow(Memory memory, long bytes) {
    private static final Pattern LINE = Pattern.compile("region [`'](FLASH|RAM)' overflowed by (\\d+) bytes?");

    /** A memory of the device. */
    public enum Memory {
        FLASH,
        RAM
    }

    /** Those that the GNU linker names. */
    static List<Overflow> in(String linkerText) {
        return LINE.matcher(linkerText)
                .results()
                .map(match -> new Overflow(Memory.valueOf(match.group(1)), Long.parseLong(match.group(2))))
                .toList();
    }
}
