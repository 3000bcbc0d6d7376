package org.penjing.compress.integer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.QuantizedWeight;
import org.penjing.compress.WeightQuantizer;
import org.penjing.network.Reading;
import org.penjing.tensor.Shape;

/** Networks of one operator with random constants, which read the tensors x0, x1, .. and write y. */
public final class SingleOperator {
    private final RandomGenerator random;

    public SingleOperator(RandomGenerator random) {
        this.random = random;
    }

    public ActivationQuantizer quantizer(int bits) {
        float scale = (float) Math.scalb(1 + random.nextDouble(), -4 - random.nextInt(bits));
        return quantizer(bits, scale);
    }

    public ActivationQuantizer quantizer(int bits, double scale) {
        int[] points = {-128, 127, 0, random.nextInt(-128, 128), random.nextInt(-128, 128)};
        return new ActivationQuantizer(bits, (float) scale, bits == 16 ? 0 : points[random.nextInt(points.length)]);
    }

    private static IntegerTensor tensor(String name, int rows, int columns, ActivationQuantizer quantizer) {
        return new IntegerTensor(name, rows, columns, quantizer);
    }

    /** Tokens are read by embeddings alone, but a step always has them. */
    private static IntegerNetwork network(
            IntegerOperator operator, List<IntegerTensor> reads, IntegerTensor result, int cells, int vocabulary) {
        Map<String, IntegerTensor> tensors = new LinkedHashMap<>();
        reads.forEach(read -> tensors.put(read.name(), read));
        tensors.put(result.name(), result);
        List<String> names = reads.stream().map(IntegerTensor::name).toList();
        List<String> inputs = names.isEmpty() ? List.of("tokens") : names;
        return new IntegerNetwork(
                new IntegerNetwork.Question.Tokens("tokens", cells, vocabulary),
                tensors,
                List.of(new IntegerNode("y", "y", operator, inputs)),
                names.stream()
                        .map(name -> new IntegerNetwork.Carry(name, "y", new int[1]))
                        .toList(),
                "y",
                Reading.LARGEST,
                new IntegerNetwork.Halting("y", ShortFixedPoint.of(1)));
    }

    public int vocabulary(IntegerNetwork network) {
        return ((IntegerNetwork.Question.Tokens) network.question()).vocabulary();
    }

    private static IntegerNetwork network(IntegerOperator operator, List<IntegerTensor> reads, IntegerTensor result) {
        return network(operator, reads, result, 1, 1);
    }

    public IntegerNetwork embedding(int bits) {
        int vocabulary = random.nextInt(1, 12);
        int width = random.nextInt(1, 20);
        ActivationQuantizer quantizer = quantizer(bits);
        int[] table = integers(quantizer, vocabulary * width);
        int cells = random.nextInt(1, 20);
        return network(
                new IntegerOperator.Embedding(table, width),
                List.of(),
                tensor("y", cells, width, quantizer),
                cells,
                vocabulary);
    }

    public IntegerNetwork linear(int weightBits, int from, int to, boolean hasBias) {
        return linear(random.nextInt(1, random.nextInt(8) == 0 ? 700 : 200), weightBits, from, to, hasBias);
    }

    public IntegerNetwork linear(int inputs, int weightBits, int from, int to, boolean hasBias) {
        int outputs = random.nextInt(1, 20);
        IntegerTensor read = tensor("x0", random.nextInt(1, 10), inputs, quantizer(from));
        byte[] weights = new byte[inputs * outputs];
        int largest = WeightQuantizer.largest(weightBits);
        boolean extreme = random.nextInt(4) == 0;
        for (int i = 0; i < weights.length; i++) {
            int value = random.nextInt(-largest, largest + 1);
            weights[i] = (byte) (extreme && value != 0 ? Integer.signum(value) * largest : value);
        }
        float[] scales = new float[outputs];
        for (int i = 0; i < outputs; i++) {
            scales[i] = (float) Math.scalb(1 + random.nextDouble(), -9 + random.nextInt(6));
        }
        double spread = read.quantizer().scale()
                * (extreme ? inputs : Math.sqrt(inputs))
                * largest
                * scales[0]
                * (from == 8 ? 128 : 32_768)
                / (to == 8 ? 128 : 32_768);
        IntegerTensor result =
                tensor("y", read.rows(), outputs, quantizer(to, spread * Math.scalb(1.0, random.nextInt(-3, 2))));
        long @Nullable [] bias = hasBias || from == 8 ? new long[outputs] : null;
        List<FixedPoint> rescale = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            double unit = (double) read.quantizer().scale() * scales[i];
            rescale.add(FixedPoint.of(unit / result.quantizer().scale()));
            if (bias != null) {
                long rowSum = 0;
                for (int input = 0; input < inputs; input++) {
                    rowSum += weights[i * inputs + input];
                }
                double real = hasBias ? random.nextGaussian() * spread * (to == 8 ? 50 : 10_000) / unit : 0;
                double most = from == 8 ? 0x1p30 : 0x1p46;
                bias[i] = Math.round(Math.clamp(real, -most, most)) - read.zeroPoint() * rowSum;
            }
        }
        return network(
                new IntegerOperator.Linear(
                        "w",
                        new QuantizedWeight(Shape.of(outputs, inputs), weightBits, weights, scales),
                        inputs,
                        outputs,
                        bias,
                        rescale,
                        IntegerOperator.Linear.isWide(from, inputs, hasBias)),
                List.of(read),
                result);
    }

    public IntegerNetwork transpose(int bits) {
        int rows = random.nextInt(1, 20);
        int columns = random.nextInt(1, 20);
        ActivationQuantizer quantizer = quantizer(bits);
        return network(
                new IntegerOperator.Transpose(),
                List.of(tensor("x0", rows, columns, quantizer)),
                tensor("y", columns, rows, quantizer));
    }

    public IntegerNetwork add(int bits, int terms) {
        return add(bits, terms, Math.scalb(1 + random.nextDouble(), random.nextInt(-2, 3)));
    }

    /** @param share the result's scale, as a share of the largest scale of a term */
    public IntegerNetwork add(int bits, int terms, double share) {
        int rows = random.nextInt(1, 8);
        int columns = random.nextInt(1, 40);
        List<IntegerTensor> reads = new ArrayList<>();
        double largest = 0;
        for (int i = 0; i < terms; i++) {
            ActivationQuantizer quantizer = quantizer(bits);
            reads.add(tensor("x" + i, rows, columns, quantizer));
            largest = Math.max(largest, quantizer.scale());
        }
        IntegerTensor result = tensor("y", rows, columns, quantizer(bits, largest * share));
        int headroom = bits == 8 ? 20 : 15;
        double twice = 2 * largest;
        return network(
                new IntegerOperator.Add(
                        headroom,
                        reads.stream()
                                .map(read -> FixedPoint.of(read.quantizer().scale() / twice))
                                .toList(),
                        FixedPoint.of(twice
                                / ((1L << headroom)
                                        * (double) result.quantizer().scale()))),
                reads,
                result);
    }

    public IntegerNetwork mean(int bits, boolean sameScale) {
        IntegerTensor read = tensor("x0", random.nextInt(1, 200), random.nextInt(1, 20), quantizer(bits));
        ActivationQuantizer to = sameScale
                ? read.quantizer()
                : quantizer(
                        bits, read.quantizer().scale() * Math.scalb(1 + random.nextDouble(), random.nextInt(-4, 2)));
        return network(
                new IntegerOperator.MeanTokens(
                        FixedPoint.of((double) read.quantizer().scale() / to.scale())
                                .dividedBy(read.rows())),
                List.of(read),
                tensor("y", 1, read.columns(), to));
    }

    public IntegerNetwork rmsNorm(int bits) {
        return rmsNorm(
                bits,
                random.nextInt(1, 60),
                1e-6f,
                quantizer(bits).scale(),
                (4 + random.nextDouble()) / (1 << bits - 1));
    }

    public IntegerNetwork rmsNorm(int bits, int columns, float epsilon, double from, double to) {
        IntegerTensor read = tensor("x0", random.nextInt(1, 20), columns, quantizer(bits, from));
        IntegerTensor result = tensor("y", read.rows(), columns, quantizer(bits, to));
        return network(
                IntegerOperator.RmsNorm.of(
                        epsilon,
                        columns,
                        read.quantizer().scale(),
                        result.quantizer().scale()),
                List.of(read),
                result);
    }

    public IntegerNetwork relu(int bits) {
        ActivationQuantizer quantizer = quantizer(bits);
        int rows = random.nextInt(1, 20);
        int columns = random.nextInt(1, 30);
        return network(
                new IntegerOperator.Relu(),
                List.of(tensor("x0", rows, columns, quantizer)),
                tensor("y", rows, columns, quantizer));
    }

    public IntegerNetwork swiGlu(int bits) {
        int columns = random.nextInt(1, 30);
        IntegerTensor read = tensor(
                "x0",
                random.nextInt(1, 20),
                2 * columns,
                quantizer(bits, (2 + 4 * random.nextDouble()) / (1 << bits - 1)));
        IntegerTensor result =
                tensor("y", read.rows(), columns, quantizer(bits, (3 + 5 * random.nextDouble()) / (1 << bits - 1)));
        double scale = read.quantizer().scale();
        return network(
                new IntegerOperator.SwiGlu(
                        ShortFixedPoint.of(scale * (1 << Sigmoid.ARGUMENT_BITS)),
                        FixedPoint.of(scale
                                / result.quantizer().scale()
                                * scale
                                * Math.scalb(1.0, IntegerOperator.SwiGlu.gateShift(bits) - 15))),
                List.of(read),
                result);
    }

    public IntegerNetwork attention(int bits) {
        int heads = random.nextInt(1, 4);
        int headWidth = 2 * random.nextInt(1, 8);
        IntegerTensor read = tensor(
                "x0",
                random.nextInt(1, 30),
                3 * heads * headWidth,
                quantizer(bits, (2 + 2 * random.nextDouble()) / (1 << bits - 1)));
        IntegerTensor result = tensor(
                "y", read.rows(), heads * headWidth, quantizer(bits, (2 + random.nextDouble()) / (1 << bits - 1)));
        return network(
                AttentionKernel.lowered(
                        new org.penjing.network.operator.Attention(heads, headWidth, 10_000),
                        read,
                        (double) read.quantizer().scale() / result.quantizer().scale()),
                List.of(read),
                result);
    }

    /** Random integers of a tensor; one in eight times only its extremes. */
    public int[] integers(ActivationQuantizer quantizer, int count) {
        int[] values = new int[count];
        int kind = random.nextInt(8);
        double spread = Math.scalb(1.0, quantizer.bits() - 3);
        Arrays.setAll(values, i -> switch (kind) {
            case 0 -> random.nextBoolean() ? quantizer.smallest() : quantizer.largest();
            case 1, 2, 3 -> random.nextInt(quantizer.smallest(), quantizer.largest() + 1);
            default ->
                Math.clamp(Math.round(random.nextGaussian() * spread), quantizer.smallest(), quantizer.largest());
        });
        return values;
    }
}
