package org.penjing.hardware.kernel;

import java.util.Arrays;
import java.util.List;
import org.penjing.compress.integer.IntegerOperator;

/** Copies the row of a table for each token. */
public record EmbedCall(int cells, int width, int vocabulary, int tokenBits, int bits) implements KernelCall {
    static final List<KernelFunction> FUNCTIONS = KernelFunction.byBits("embed", "call", "tokens", "bytes");

    private static final CStruct FORM = new CStruct(
            "embed", "const void *table", "uint16_t cells", "uint16_t width", "uint16_t token_bytes", "uint16_t pad");
    private static final int TOKENS_OF_8_BITS = 256;

    static EmbedCall of(int vocabulary, StoredTensor tokens, StoredTensor written) {
        return new EmbedCall(tokens.elements(), written.columns(), vocabulary, tokens.bits(), written.bits());
    }

    /** The bits of a token of so many. */
    public static int tokenBits(int vocabulary) {
        return vocabulary <= TOKENS_OF_8_BITS ? 8 : 16;
    }

    @Override
    public KernelFunction function() {
        return KernelFunction.of(FUNCTIONS, bits);
    }

    @Override
    public double[] work(InputGroups groups) {
        return new double[] {1, cells, (double) cells * width * bits / 8};
    }

    @Override
    public CStruct form() {
        return FORM;
    }

    @Override
    public List<CArray> arrays() {
        return List.of(new CArray(
                CArray.Section.EMBEDDINGS, CArray.integer(bits), "table", Math.multiplyExact(vocabulary, width)));
    }

    @Override
    public List<long[]> elements(SiteConstants site) {
        int[] table = ((IntegerOperator.Embedding) site.operator()).table();
        return List.of(Arrays.stream(table).asLongStream().toArray());
    }

    @Override
    public List<Object> fields(SiteConstants site) {
        return List.of("table_" + site.id(), cells, width, tokenBits / 8, 0);
    }
}
