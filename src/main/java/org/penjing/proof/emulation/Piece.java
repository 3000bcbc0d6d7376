package org.penjing.proof.emulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function or variable of a package in a linked program.
 *
 * @param object the object file without its ending, such as {@code penjing_kernels}
 * @param name the function or variable; empty for what a compiler made without a name, such as strings
 * @param address of its first byte
 * @param bytes as they lie in the program, without what aligns them
 */
public record Piece(String object, Kind kind, String name, long address, long bytes) {
    private static final int WORD = 4;
    private static final String BEGIN = "Linker script and memory map";
    private static final Pattern LINE = Pattern.compile(
            "^ (\\.\\S+|COMMON)\\s+0x([0-9a-f]+)\\s+0x([0-9a-f]+)\\s+package/(\\S+)\\.o$", Pattern.MULTILINE);

    /** What a piece is, by the section that the compiler put it in. */
    public enum Kind {
        CODE(".text", true, false),
        CONSTANT(".rodata", true, false),
        VARIABLE(".data", true, true),
        ZEROED(".bss", false, true);

        private final String section;
        private final boolean inFlash;
        private final boolean inRam;

        Kind(String section, boolean inFlash, boolean inRam) {
            this.section = section;
            this.inFlash = inFlash;
            this.inRam = inRam;
        }

        public boolean inFlash() {
            return inFlash;
        }

        public boolean inRam() {
            return inRam;
        }

        private static Optional<Kind> of(String section) {
            if (section.equals("COMMON")) {
                return Optional.of(ZEROED);
            }
            for (Kind kind : values()) {
                if (section.equals(kind.section) || section.startsWith(kind.section + ".")) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** The pieces of a package in the GNU linker's map of a program, in the order of their addresses. */
    static List<Piece> in(String map) {
        List<Piece> pieces = new ArrayList<>();
        Matcher line = LINE.matcher(map.substring(Math.max(0, map.indexOf(BEGIN))));
        while (line.find()) {
            long address = Long.parseLong(line.group(2), 16);
            long bytes = Long.parseLong(line.group(3), 16);
            String section = line.group(1);
            String object = line.group(4);
            if (bytes > 0) {
                Kind.of(section)
                        .ifPresent(kind -> pieces.add(new Piece(object, kind, name(section, kind), address, bytes)));
            }
        }
        return pieces;
    }

    /** Whether it lies in flash alone. */
    public boolean isConstant() {
        return kind.inFlash() && !kind.inRam();
    }

    /** Its bytes in whole words. */
    public int wordBytes() {
        return (int) (bytes + WORD - 1) / WORD * WORD;
    }

    /** The address behind it, on a word. */
    public long end() {
        return (address + bytes + WORD - 1) / WORD * WORD;
    }

    private static String name(String section, Kind kind) {
        return section.startsWith(kind.section + ".") ? section.substring(kind.section.length() + 1) : "";
    }
}
