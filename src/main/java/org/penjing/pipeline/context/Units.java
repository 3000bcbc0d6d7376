package org.penjing.pipeline.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.QuantizedWeight;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.Puzzle;
import org.penjing.data.Sample;
import org.penjing.data.VectorSample;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.operator.Linear;
import org.penjing.task.Regression;
import org.penjing.task.Samples;
import org.penjing.task.Task;
import org.penjing.tensor.FloatTensor;

/**
 * In what the numbers of a job are counted while a network learns: powers of two that bring the largest of the training samples
 * to at most 1. Counting in a power of two changes no bit of a number, so what ships computes with the user's own numbers and gives
 * the same integers.
 *
 * @param inputs of the questions
 * @param outputs of answers that are numbers
 */
public record Units(float inputs, float outputs) {
    static final Units NONE = new Units(1, 1);

    /** Smaller units are not taken: numbers so small stay small. */
    private static final int LEAST_EXPONENT = -40;

    static Units of(Samples training) {
        return switch (training.all().getFirst()) {
            case Puzzle _ -> NONE;
            case LabelledVector _ -> new Units(unit(questions(training)), 1);
            case MeasuredVector _ ->
                new Units(
                        unit(questions(training)),
                        unit(training.all().stream().map(sample -> ((MeasuredVector) sample).targets())));
        };
    }

    private static Stream<float[]> questions(Samples samples) {
        return samples.all().stream().map(sample -> ((VectorSample) sample).numbers());
    }

    /** The smallest power of two that no number exceeds in size. */
    private static float unit(Stream<float[]> vectors) {
        float most = vectors.reduce(
                0f,
                (largest, numbers) -> {
                    float found = largest;
                    for (float number : numbers) {
                        found = Math.max(found, Math.abs(number));
                    }
                    return found;
                },
                Math::max);
        if (most == 0) {
            return 1;
        }
        int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(most));
        float power = Math.scalb(1f, exponent);
        return power == most ? power : Math.scalb(1f, exponent + 1);
    }

    /** Samples whose numbers are counted in these units. */
    Samples counted(Samples samples) {
        return this.equals(NONE)
                ? samples
                : new Samples(
                        counted(samples.task()),
                        samples.all().stream().<Sample>map(this::counted).toList());
    }

    private Task counted(Task task) {
        return task instanceof Regression regression
                ? new Regression(regression.inputs(), regression.outputs(), regression.unit() * outputs)
                : task;
    }

    private Sample counted(Sample sample) {
        return switch (sample) {
            case Puzzle puzzle -> puzzle;
            case LabelledVector(float[] numbers, int label) -> new LabelledVector(times(numbers, 1 / inputs), label);
            case MeasuredVector(float[] numbers, float[] targets) ->
                new MeasuredVector(times(numbers, 1 / inputs), times(targets, 1 / outputs));
        };
    }

    private static float[] times(float[] numbers, float factor) {
        float[] product = numbers.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return product;
    }

    /**
     * A model that learned on numbers in these units, as one that computes with the user's numbers: the weights that read the
     * question and those that give the answer take the units up. Its integers are the same.
     *
     * @throws IllegalArgumentException if something else than linear operators reads the question or gives the answer
     */
    public CompressedModel released(CompressedModel counted) {
        if (this.equals(NONE)) {
            return counted;
        }
        Architecture architecture = counted.architecture();
        String question = architecture.question().name();
        String answer = architecture.recursion().answer();
        Map<String, QuantizedWeight> weights = new LinkedHashMap<>(counted.weights());
        Map<String, FloatTensor> reals = new LinkedHashMap<>(counted.reals());
        for (Node node : architecture.network().nodes()) {
            float read = node.inputs().contains(question) ? inputs : 1;
            float given = node.name().equals(answer) ? outputs : 1;
            if (read != 1 || given != 1) {
                Linear linear = linear(node);
                weights.computeIfPresent(linear.weight(), (_, weight) -> scaled(weight, given / read));
                if (linear.bias() != null) {
                    reals.computeIfPresent(
                            linear.bias(), (_, bias) -> new FloatTensor(bias.shape(), times(bias.values(), given)));
                }
            }
        }
        Map<String, ActivationQuantizer> activations = new LinkedHashMap<>(counted.activations());
        activations.computeIfPresent(question, (_, quantizer) -> scaled(quantizer, inputs));
        activations.computeIfPresent(answer, (_, quantizer) -> scaled(quantizer, outputs));
        return new CompressedModel(
                architecture, counted.compression(), counted.quantizer(), weights, reals, activations);
    }

    private static Linear linear(Node node) {
        if (node.operator() instanceof Linear linear) {
            return linear;
        }
        throw new IllegalArgumentException("units of " + node.name() + " cannot be taken up by its operator");
    }

    private static QuantizedWeight scaled(QuantizedWeight weight, float factor) {
        return new QuantizedWeight(weight.shape(), weight.bits(), weight.values(), times(weight.scales(), factor));
    }

    private static ActivationQuantizer scaled(ActivationQuantizer quantizer, float factor) {
        return new ActivationQuantizer(quantizer.bits(), quantizer.scale() * factor, quantizer.zeroPoint());
    }
}
