package org.penjing.compress.integer;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.network.Answers;
import org.penjing.network.Questions;
import org.penjing.network.Reading;

/**
 * One step of a compressed model in integers alone, and how it recurs.
 *
 * @param question what it is asked
 * @param tensors every tensor but tokens by name, inputs first, then in the order of the nodes
 * @param nodes in an order in which every tensor is written before it is read
 * @param carries what is fed back
 * @param answer the tensor that the answer is read from, see {@link org.penjing.network.Recursion}
 * @param reading how it is read
 * @param halting how it halts early; null for a network that does not
 */
public record IntegerNetwork(
        Question question,
        Map<String, IntegerTensor> tensors,
        List<IntegerNode> nodes,
        List<Carry> carries,
        String answer,
        Reading reading,
        @Nullable Halting halting) {
    private static final String INITIAL = "initial.";

    public IntegerNetwork {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        nodes = List.copyOf(nodes);
        carries = List.copyOf(carries);
    }

    /** What a network is asked: the input that is not fed back. */
    public sealed interface Question {
        String name();

        /** How many integers it is. */
        int size();

        /** Bytes of each in memory. */
        int elementBytes();

        /**
         * Tokens.
         *
         * @param vocabulary they are from 0 to vocabulary - 1
         */
        record Tokens(String name, int size, int vocabulary) implements Question {
            @Override
            public int elementBytes() {
                return unsignedBytes(vocabulary);
            }
        }

        /** Numbers, as the integers of a tensor. */
        record Numbers(IntegerTensor tensor) implements Question {
            @Override
            public String name() {
                return tensor.name();
            }

            @Override
            public int size() {
                return tensor.elements();
            }

            @Override
            public int elementBytes() {
                return tensor.bits() / 8;
            }
        }
    }

    /**
     * How a network tells that its answer is right.
     *
     * @param logit the tensor [1] of the halting logit
     * @param toConfidence from that logit, less its zero point, to the argument of {@link Sigmoid}
     */
    public record Halting(String logit, ShortFixedPoint toConfidence) {}

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

    /** Bytes that hold one of the numbers below {@code count}. */
    private static int unsignedBytes(int count) {
        return count <= 256 ? 1 : 2;
    }

    public boolean isFeedForward() {
        return carries.isEmpty();
    }

    /** How many tokens or numbers an answer has; a class is one. */
    public int answers() {
        return switch (reading) {
            case LARGEST -> tensor(answer).rows();
            case NUMBERS -> tensor(answer).elements();
        };
    }

    /** Bytes of each of them in memory. */
    public int answerBytes() {
        return switch (reading) {
            case LARGEST ->
                question instanceof Question.Tokens tokens
                        ? tokens.elementBytes()
                        : unsignedBytes(tensor(answer).columns());
            case NUMBERS -> tensor(answer).bits() / 8;
        };
    }

    /** What a run leaves in memory: the carried states, or of a feed-forward network the tensor that the answer is read from. */
    public List<IntegerTensor> left() {
        return isFeedForward()
                ? List.of(tensor(answer))
                : carries.stream().map(carry -> tensor(carry.input())).toList();
    }

    /** What is answered, as {@link #reading} has it, where the tensor of the answer has these integers. */
    public int[] read(int[] integers) {
        return switch (reading) {
            case LARGEST -> largest(tensor(answer).columns(), integers);
            case NUMBERS -> integers.clone();
        };
    }

    /** The index of the largest of each row, the first among equals. */
    private static int[] largest(int columns, int[] scores) {
        int[] largest = new int[scores.length / columns];
        for (int row = 0; row < largest.length; row++) {
            int best = row * columns;
            for (int i = best + 1; i < (row + 1) * columns; i++) {
                best = scores[i] > scores[best] ? i : best;
            }
            largest[row] = best - row * columns;
        }
        return largest;
    }

    /** What was {@link #read}, of many questions, in real numbers where it is numbers. */
    public Answers answers(int[][] read) {
        int each = answers();
        return switch (reading) {
            case LARGEST -> {
                byte[] tokens = new byte[read.length * each];
                for (int i = 0; i < tokens.length; i++) {
                    tokens[i] = (byte) read[i / each][i % each];
                }
                yield new Answers.Tokens(tokens, each);
            }
            case NUMBERS -> {
                ActivationQuantizer quantizer = tensor(answer).quantizer();
                float[] numbers = new float[read.length * each];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = quantizer.dequantize(read[i / each][i % each]);
                }
                yield new Answers.Numbers(numbers, each);
            }
        };
    }

    /** Questions as the integers that the network reads. */
    public int[][] integers(Questions questions) {
        return switch (questions) {
            case Questions.Tokens(int[][] tokens) -> tokens;
            case Questions.Numbers(float[][] numbers) -> {
                ActivationQuantizer quantizer = tensor(question.name()).quantizer();
                yield Arrays.stream(numbers).map(quantizer::quantize).toArray(int[][]::new);
            }
        };
    }

    /** Questions whose {@link #integers} these are. */
    public Questions questions(int[][] integers) {
        return switch (question) {
            case Question.Tokens _ -> new Questions.Tokens(integers);
            case Question.Numbers(IntegerTensor tensor) ->
                new Questions.Numbers(Arrays.stream(integers)
                        .map(tensor.quantizer()::dequantize)
                        .toArray(float[][]::new));
        };
    }

    public IntegerTensor tensor(String name) {
        return Lookup.in(tensors, name);
    }
}
