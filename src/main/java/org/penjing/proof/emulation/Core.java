package org.penjing.proof.emulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A processor core that packages are compiled for and run on. */
public enum Core {
    /** Its code runs on a larger core, which traps the unaligned accesses that this one has not. */
    CORTEX_M0PLUS("cortex-m0plus", false, List.of(), Board.AN385),
    CORTEX_M3("cortex-m3", false, List.of(), Board.AN385),
    CORTEX_M4("cortex-m4", true, List.of("-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"), Board.AN386),
    CORTEX_M7("cortex-m7", true, List.of("-mfloat-abi=hard", "-mfpu=fpv5-d16"), Board.AN500),
    CORTEX_M33("cortex-m33", true, List.of("-mfloat-abi=hard", "-mfpu=fpv5-sp-d16"), Board.AN505),
    CORTEX_M55("cortex-m55", true, List.of("-mfloat-abi=hard"), Board.AN547);

    private final String id;
    private final boolean hasDualMultiplies;
    private final List<String> floatFlags;
    private final Board board;

    Core(String id, boolean hasDualMultiplies, List<String> floatFlags, Board board) {
        this.id = id;
        this.hasDualMultiplies = hasDualMultiplies;
        this.floatFlags = floatFlags;
        this.board = board;
    }

    /** The core of that id in any case, such as {@code Cortex-M4}, {@code Cortex-M4F} or {@code Cortex-M0+}. */
    public static Optional<Core> of(String id) {
        String plain = id.replace("+", "plus");
        return Arrays.stream(values())
                .filter(core -> plain.equalsIgnoreCase(core.id) || plain.equalsIgnoreCase(core.id + "f"))
                .findFirst();
    }

    /** As compilers call it. */
    public String id() {
        return id;
    }

    /** The compiler's options for it. */
    public List<String> flags() {
        return Stream.concat(Stream.of("-mcpu=" + id, "-mthumb"), floatFlags.stream())
                .toList();
    }

    /** The ids of all cores, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(Core::id).collect(Collectors.joining(", "));
    }

    /** The limits as far as the emulated board has so much memory. */
    public MemoryLimits within(MemoryLimits limits) {
        return board.within(limits);
    }

    /** Whether one instruction multiplies two pairs of 16-bit numbers: kernels take other paths there. */
    public boolean hasDualMultiplies() {
        return hasDualMultiplies;
    }

    Board board() {
        return board;
    }
}
