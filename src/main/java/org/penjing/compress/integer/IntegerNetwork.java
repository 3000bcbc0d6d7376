package org.penjing.compress.integer;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.penjing.base.Lookup;
import org.penjing.compress.CompressedModel;

/**
 * One step of a compressed model in integers alone, and how it recurs.
 *
 * @param tokens the name of the input that holds tokens
 * @param cells how many tokens
 * @param vocabulary tokens are from 0 to vocabulary - 1
 * @param tensors every other tensor by name, inputs first, then in the order of the nodes
 * @param nodes in an order in which every tensor is written before it is read
 * @param carries what is fed back
 * @param answer the tensor of logits, a row per token
 * @param halt the tensor [1] of the halting logit
 * @param toConfidence from the halting logit, less its zero point, to the argument of {@link Sigmoid}
 */
public record IntegerNetwork(
        String tokens,
        int cells,
        int vocabulary,
        Map<String, IntegerTensor> tensors,
        List<IntegerNode> nodes,
        List<Carry> carries,
        String answer,
        String halt,
        ShortFixedPoint toConfidence) {
    private static final String INITIAL = "initial.";

    public IntegerNetwork {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        nodes = List.copyOf(nodes);
        carries = List.copyOf(carries);
    }

    /**
     * A tensor that is fed back without change: both sides have one scale.
     *
     * @param initial what every row of {@code input} starts from
     */
    public record Carry(String input, String output, int[] initial) {}

    /**
     * Lowers a model to integers.
     *
     * @throws IllegalArgumentException if a tensor has no range, or an operator is too large for its arithmetic
     */
    public static IntegerNetwork of(CompressedModel model) {
        return new Lowering(model).network();
    }

    /**
     * What files of one step say of their states: {@code initial.} and a state's name, and the integers that each of its rows
     * starts from, separated by commas.
     */
    public Map<String, String> initialStates() {
        Map<String, String> states = new TreeMap<>();
        for (Carry carry : carries) {
            String row =
                    Arrays.stream(carry.initial()).mapToObj(Integer::toString).collect(Collectors.joining(","));
            states.put(INITIAL + carry.input(), row);
        }
        return states;
    }

    public IntegerTensor tensor(String name) {
        return Lookup.in(tensors, name);
    }
}
