package org.penjing.hardware;

import java.util.List;
import java.util.Locale;

/**
 * The functions that firmware is made of: one for each operator and pair of widths. What a call of one costs is a sum of
 * {@link Work} items.
 */
public enum FirmwareKernel {
    LINEAR_W8_8_8(Work.LINEAR),
    LINEAR_W8_8_16(Work.LINEAR),
    LINEAR_W8_16_8(Work.LINEAR),
    LINEAR_W8_16_16(Work.LINEAR),
    LINEAR_W6_8_8(Work.LINEAR),
    LINEAR_W6_8_16(Work.LINEAR),
    LINEAR_W6_16_8(Work.LINEAR),
    LINEAR_W6_16_16(Work.LINEAR),
    LINEAR_W4_8_8(Work.LINEAR),
    LINEAR_W4_8_16(Work.LINEAR),
    LINEAR_W4_16_8(Work.LINEAR),
    LINEAR_W4_16_16(Work.LINEAR),
    LINEAR_W2_8_8(Work.LINEAR),
    LINEAR_W2_8_16(Work.LINEAR),
    LINEAR_W2_16_8(Work.LINEAR),
    LINEAR_W2_16_16(Work.LINEAR),
    LINEAR_WIDE(Work.WIDE),
    EMBED_8(Work.EMBED),
    EMBED_16(Work.EMBED),
    TRANSPOSE_8(Work.TRANSPOSE),
    TRANSPOSE_16(Work.TRANSPOSE),
    ADD_8(Work.ADD),
    ADD_16(Work.ADD),
    RMS_NORM_8(Work.ROWS),
    RMS_NORM_16(Work.ROWS),
    SWIGLU_8(Work.ROWS),
    SWIGLU_16(Work.ROWS),
    MEAN_8(Work.MEAN),
    MEAN_16(Work.MEAN),
    ATTENTION_8(Work.ATTENTION),
    ATTENTION_16(Work.ATTENTION);

    /** What there is to do in one call, item by item. */
    enum Work {
        /** Rows are taken two at a time, the last odd one alone; channels two at a time; inputs in groups, of which rests are padded. */
        LINEAR(
                "call",
                "pairs of rows",
                "groups laid out in pairs",
                "rests laid out in pairs",
                "pairs of channels in pairs",
                "groups multiplied in pairs",
                "odd rows",
                "groups laid out in odd rows",
                "rests laid out in odd rows",
                "pairs of channels in odd rows",
                "groups multiplied in odd rows"),
        WIDE("call", "results", "products"),
        EMBED("call", "tokens", "bytes"),
        TRANSPOSE("call", "rows", "columns", "elements"),
        ADD("call", "elements", "elements of a third term"),
        ROWS("call", "rows", "elements"),
        MEAN("call", "columns", "elements"),
        ATTENTION("call", "heads", "queries", "elements", "logits", "products");

        private final List<String> items;

        Work(String... items) {
            this.items = List.of(items);
        }
    }

    private static final FirmwareKernel[] ALL = values();

    private final Work work;

    FirmwareKernel(Work work) {
        this.work = work;
    }

    /** The kernel that multiplies weights of so many bits with activations, and writes others. */
    public static FirmwareKernel linear(int weightBits, int readBits, int writtenBits) {
        return ALL[(8 - weightBits) / 2 * 4 + (readBits == 16 ? 2 : 0) + (writtenBits == 16 ? 1 : 0)];
    }

    /** The name in files, such as {@code linear_w4_8_8}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The function in C. */
    public String symbol() {
        return "penjing_" + label();
    }

    /** What the numbers of {@link KernelCall#work} count. */
    public List<String> items() {
        return work.items;
    }

    public boolean isNorm() {
        return this == RMS_NORM_8 || this == RMS_NORM_16;
    }

    public boolean isAttention() {
        return work == Work.ATTENTION;
    }
}
