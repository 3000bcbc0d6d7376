package org.penjing.proof.emulation;

/** An emulated board: its memory, half of it for what ships and half for the probe, and the clock of its SysTick. */
enum Board {
    AN385("mps2-an385", 0, 0x20_0000, 0x20_0000, 0x2000_0000, 0x2020_0000, 40),
    AN386("mps2-an386", 0, 0x20_0000, 0x20_0000, 0x2000_0000, 0x2020_0000, 40),
    AN500("mps2-an500", 0, 0x20_0000, 0x20_0000, 0x2000_0000, 0x2020_0000, 40),
    AN505("mps2-an505", 0x1000_0000, 0x20_0000, 0x1020_0000, 0x3800_0000, 0x3820_0000, 50),
    AN547("mps3-an547", 0x1000_0000, 0x8_0000, 0x1100_0000, 0x3100_0000, 0x3120_0000, 31.25);

    /** Bytes of each part but the flash that ships. */
    static final long PART_BYTES = 0x20_0000;

    private final String machine;
    private final long flashOrigin;
    private final long flashBytes;
    private final long probeFlashOrigin;
    private final long ramOrigin;
    private final long probeRamOrigin;
    private final double nanosPerTick;

    Board(
            String machine,
            long flashOrigin,
            long flashBytes,
            long probeFlashOrigin,
            long ramOrigin,
            long probeRamOrigin,
            double nanosPerTick) {
        this.machine = machine;
        this.flashOrigin = flashOrigin;
        this.flashBytes = flashBytes;
        this.probeFlashOrigin = probeFlashOrigin;
        this.ramOrigin = ramOrigin;
        this.probeRamOrigin = probeRamOrigin;
        this.nanosPerTick = nanosPerTick;
    }

    /** What QEMU calls it. */
    String machine() {
        return machine;
    }

    double nanosPerTick() {
        return nanosPerTick;
    }

    /** The limits as far as the board has so much memory. */
    MemoryLimits within(MemoryLimits limits) {
        return new MemoryLimits(
                Math.min(limits.flashBytes(), flashBytes),
                Math.min(limits.ramBytes(), PART_BYTES),
                limits.stackBytes());
    }

    /** The linker's option that places the program, within the limits and within the board. */
    String placement(MemoryLimits limits) {
        MemoryLimits within = within(limits);
        return "-Wl"
                + symbol("flash_origin", flashOrigin)
                + symbol("flash_length", within.flashBytes())
                + symbol("probe_flash_origin", probeFlashOrigin)
                + symbol("probe_flash_length", PART_BYTES)
                + symbol("ram_origin", ramOrigin)
                + symbol("ram_length", within.ramBytes())
                + symbol("probe_ram_origin", probeRamOrigin)
                + symbol("probe_ram_length", PART_BYTES)
                + symbol("stack_length", within.stackBytes());
    }

    private static String symbol(String name, long value) {
        return ",--defsym=" + name + "=" + value;
    }
}
