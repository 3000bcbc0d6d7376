package org.penjing.hardware.kernel;

import java.util.List;
import java.util.stream.Stream;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.Relu;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;

/**
 * One call of a function of the firmware, known from shapes and widths alone: one record a family, which says everything about
 * it that costs something or is written as C.
 *
 * <p>Calls of one site have one <em>form</em>, the structure that tells a function what to do, and one set of arrays.
 */
public sealed interface KernelCall
        permits AddCall,
                AttentionCall,
                EmbedCall,
                LinearCall,
                MeanCall,
                ReluCall,
                RmsNormCall,
                SwiGluCall,
                TransposeCall {
    /**
     * The call that runs an operator.
     *
     * @param read the tensors that it reads, at least one
     * @param written its result
     * @param weightBits of its weight; of no meaning where it has none
     */
    static KernelCall of(Operator operator, List<StoredTensor> read, StoredTensor written, int weightBits) {
        StoredTensor x = read.getFirst();
        return switch (operator) {
            case Linear linear -> LinearCall.of(x, written, weightBits, linear.bias() != null);
            case Embedding embedding -> EmbedCall.of(embedding.vocabulary(), x, written);
            case Transpose transpose -> new TransposeCall(x.rows(), x.columns(), x.bits());
            case Add add -> new AddCall(read.size(), written.elements(), written.bits());
            case RmsNorm norm -> new RmsNormCall(x.rows(), x.columns(), x.bits());
            case SwiGlu swiGlu -> new SwiGluCall(written.rows(), written.columns(), written.bits());
            case Relu relu -> new ReluCall(x.elements(), x.bits());
            case MeanTokens mean -> new MeanCall(x.rows(), x.columns(), x.bits());
            case Attention attention -> new AttentionCall(x.rows(), attention.heads(), attention.headWidth(), x.bits());
        };
    }

    /** Every function that there is, in the order of kernel tables. */
    static List<KernelFunction> functions() {
        return Stream.of(
                        LinearCall.FUNCTIONS,
                        EmbedCall.FUNCTIONS,
                        TransposeCall.FUNCTIONS,
                        AddCall.FUNCTIONS,
                        RmsNormCall.FUNCTIONS,
                        SwiGluCall.FUNCTIONS,
                        MeanCall.FUNCTIONS,
                        ReluCall.FUNCTIONS,
                        AttentionCall.FUNCTIONS)
                .flatMap(List::stream)
                .toList();
    }

    /** The function that is called. */
    KernelFunction function();

    /** How much there is to do of each of {@link KernelFunction#items}. */
    double[] work(InputGroups groups);

    /** Bytes that the function works in beside its tensors. */
    default int scratchBytes() {
        return 0;
    }

    /** Bytes of the packed weight that it reads; calls may share one. */
    default long weightBytes() {
        return 0;
    }

    /** The structure that tells the function what to do. */
    CStruct form();

    /** The arrays that the form points to. */
    default List<CArray> arrays() {
        return List.of();
    }

    /** The values of the form's fields, in their order. */
    List<Object> fields(SiteConstants site);

    /** The elements of each of {@link #arrays}. */
    default List<long[]> elements(SiteConstants site) {
        return List.of();
    }
}
