package org.penjing.proof.emulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a package takes of a device's memories when it is linked alone.
 *
 * @param flashBytes the package, and the library routines that compilers call on their own; without a vector table
 * @param ramBytes the package's variables and arena; without the stack
 * @param libraryBytes of the flash, the library routines, which lie behind the package
 * @param pieces the package alone
 */
public record Footprint(long flashBytes, long ramBytes, long libraryBytes, List<Piece> pieces) {
    private static final String PACKAGE = ".package";
    private static final Set<String> FLASH = Set.of(PACKAGE, ".package_data");
    private static final String STACK = ".package_stack";
    private static final Set<String> RAM = Set.of(STACK, ".package_data", ".package_bss");

    public Footprint {
        pieces = List.copyOf(pieces);
    }

    /** Bytes of flash that the package's own code, constants and first values of variables take. */
    public long packageFlashBytes() {
        return bytes(piece -> piece.kind().inFlash());
    }

    /** Bytes of flash of one object file of the package, such as {@code penjing_model}. */
    public long flashBytes(String object) {
        return bytes(piece -> piece.object().equals(object) && piece.kind().inFlash());
    }

    /** Bytes of RAM of one object file of the package. */
    public long ramBytes(String object) {
        return bytes(piece -> piece.object().equals(object) && piece.kind().inRam());
    }

    private long bytes(Predicate<Piece> counted) {
        return pieces.stream().filter(counted).mapToLong(Piece::bytes).sum();
    }

    /**
     * Reads what the linker made.
     *
     * @param sizes what {@code size -A -d} prints of the program
     * @param map the linker's map
     */
    static Footprint of(String sizes, String map) {
        Map<String, Section> sections = Section.in(sizes);
        long flash = sections.values().stream()
                .filter(section -> FLASH.contains(section.name()))
                .mapToLong(Section::bytes)
                .sum();
        Section stack = sections.getOrDefault(STACK, Section.NONE);
        long end = sections.values().stream()
                .filter(section -> RAM.contains(section.name()))
                .mapToLong(Section::end)
                .max()
                .orElse(stack.end());
        List<Piece> pieces = Piece.in(map);
        long constant = pieces.stream()
                .filter(Piece::isConstant)
                .mapToLong(Piece::end)
                .max()
                .orElse(0);
        long library = sections.getOrDefault(PACKAGE, Section.NONE).end() - constant;
        return new Footprint(flash, end - stack.end(), Math.max(library, 0), pieces);
    }

    /** A section of a program. */
    private record Section(String name, long bytes, long address) {
        static final Section NONE = new Section("", 0, 0);

        private static final Pattern LINE = Pattern.compile("^(\\.\\S+)\\s+(\\d+)\\s+(\\d+)$", Pattern.MULTILINE);

        static Map<String, Section> in(String sizes) {
            return LINE.matcher(sizes)
                    .results()
                    .map(match ->
                            new Section(match.group(1), Long.parseLong(match.group(2)), Long.parseLong(match.group(3))))
                    .collect(Collectors.toMap(Section::name, section -> section));
        }

        long end() {
            return address + bytes;
        }
    }
}
