package org.penjing.export.firmware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.PackedWeights;
import org.penjing.compress.QuantizedWeight;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.hardware.cost.Arena;
import org.penjing.hardware.kernel.CNames;
import org.penjing.network.Reading;

/** What the templates of {@code penjing_model.h} and {@code penjing_model.c} say about one model. */
final class ModelSource {
    /** Offsets in the arena are counted in these. */
    private static final int UNIT = 8;

    private final Firmware firmware;
    private final IntegerNetwork network;
    private final Arena arena;
    private final Map<String, Integer> offsets;
    private final Forms forms;

    ModelSource(Firmware firmware) {
        this.firmware = firmware;
        this.network = firmware.model().network();
        this.arena = firmware.arena();
        this.offsets = arena.offsets();
        this.forms = new Forms(network, firmware.plan());
    }

    Map<String, Object> context() {
        IntegerTensor answer = network.tensor(network.answer());
        Map<String, Object> context = new TreeMap<>();
        context.put("provenance", provenance());
        context.put("cells", network.question().size());
        context.put("questionAt", offset(network.question().name()));
        context.put("answers", answer.columns());
        context.put("logitsAt", offset(network.answer()));
        context.put("logitBits", answer.bits());
        context.put("arenaBytes", arena.bytes());
        context.put("carries", carries());
        context.put("copies", copies());
        List<Map<String, Object>> weights = weights();
        context.put("weights", weights);
        context.put(
                "weightBytes",
                weights.stream()
                        .mapToInt(weight -> (int) Lookup.in(weight, "bytes"))
                        .sum());
        context.put("shifts", forms.shifts());
        context.put("constants", forms.constants());
        context.put("forms", forms.structures());
        context.put("nodes", nodes());
        context.put("recursion", !network.isFeedForward());
        context.put("once", network.isFeedForward());
        switch (network.question()) {
            case IntegerNetwork.Question.Tokens tokens -> recursion(context, tokens);
            case IntegerNetwork.Question.Numbers(IntegerTensor question) -> once(context, question, answer);
        }
        return context;
    }

    private void recursion(Map<String, Object> context, IntegerNetwork.Question.Tokens tokens) {
        context.put("alphabet", CText.comment(firmware.alphabet()));
        context.put("vocabulary", tokens.vocabulary());
        context.put("tokenBits", 8 * tokens.elementBytes());
        context.put("steps", firmware.model().depth());
        context.put("threshold", firmware.model().haltThreshold());
        context.put("stateBytes", stateBytes());
        IntegerNetwork.Halting halting = network.halting();
        if (halting == null) {
            throw new IllegalArgumentException("the firmware of a recursion halts by a confidence, and there is none");
        }
        IntegerTensor logit = network.tensor(halting.logit());
        context.put("haltAt", offset(halting.logit()));
        context.put("haltBits", logit.bits());
        context.put("haltZero", logit.quantizer().zeroPoint());
        context.put("confidenceMantissa", halting.toConfidence().mantissa());
        context.put("confidenceShift", halting.toConfidence().shift());
    }

    private void once(Map<String, Object> context, IntegerTensor question, IntegerTensor answer) {
        if (!network.isFeedForward()) {
            throw new IllegalArgumentException("the firmware of a recursion reads tokens, and this one reads numbers");
        }
        ActivationQuantizer read = question.quantizer();
        context.put("outputs", answer.elements());
        context.put("classes", network.reading() == Reading.LARGEST);
        context.put("classBits", 8 * network.answerBytes());
        context.put("inputBits", read.bits());
        context.put("inputZero", read.zeroPoint());
        context.put("inputScale", CText.real(read.scale()));
        context.put("inputLeast", read.smallest());
        context.put("inputMost", read.largest());
        context.put("inputSmallest", CText.real(read.smallest() - read.zeroPoint()));
        context.put("inputLargest", CText.real(read.largest() - read.zeroPoint()));
        context.put("outputZero", answer.quantizer().zeroPoint());
        context.put("outputScale", CText.real(answer.quantizer().scale()));
    }

    private List<Map<String, Object>> provenance() {
        List<Map<String, Object>> lines = new ArrayList<>();
        firmware.provenance()
                .forEach((key, value) -> lines.add(Map.of("key", CText.comment(key), "value", CText.comment(value))));
        return lines;
    }

    private int stateBytes() {
        return network.carries().stream()
                .mapToInt(carry -> network.tensor(carry.input()).bytes())
                .sum();
    }

    private List<Map<String, Object>> carries() {
        List<Map<String, Object>> carries = new ArrayList<>();
        int from = 0;
        for (IntegerNetwork.Carry carry : network.carries()) {
            IntegerTensor state = network.tensor(carry.input());
            carries.add(Map.of(
                    "name", CNames.identifier(carry.input()),
                    "bits", state.bits(),
                    "rows", state.rows(),
                    "columns", state.columns(),
                    "bytes", state.bytes(),
                    "at", offset(carry.input()),
                    "from", from,
                    "initial", CText.integers(carry.initial())));
            from += state.bytes();
        }
        return carries;
    }

    /** States whose new value has a buffer of its own. */
    private List<Map<String, Object>> copies() {
        List<Map<String, Object>> copies = new ArrayList<>();
        for (IntegerNetwork.Carry carry : network.carries()) {
            if (offset(carry.output()) != offset(carry.input())) {
                copies.add(Map.of(
                        "to", offset(carry.input()),
                        "from", offset(carry.output()),
                        "bytes", network.tensor(carry.input()).bytes()));
            }
        }
        return copies;
    }

    private List<Map<String, Object>> weights() {
        Map<String, QuantizedWeight> weights = new LinkedHashMap<>();
        for (IntegerNode node : network.nodes()) {
            if (node.operator() instanceof IntegerOperator.Linear linear) {
                weights.putIfAbsent(linear.name(), linear.weight());
            }
        }
        List<Map<String, Object>> written = new ArrayList<>();
        weights.forEach((name, weight) -> {
            byte[] packed = PackedWeights.pack(weight);
            written.add(Map.of(
                    "name", CNames.identifier(name),
                    "bytes", packed.length,
                    "outputs", weight.shape().extent(0),
                    "inputs", weight.shape().extent(1),
                    "bits", weight.bits(),
                    "lines", CText.bytes(packed)));
        });
        return written;
    }

    private List<Map<String, Object>> nodes() {
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (IntegerNode node : network.nodes()) {
            IntegerTensor result = network.tensor(node.name());
            nodes.add(Map.of(
                    "index", nodes.size(),
                    "form", forms.name(node.site()),
                    "places", places(node),
                    "kernel",
                            firmware.plan().calls().get(nodes.size()).function().symbol(),
                    "name", node.name(),
                    "shape", result.rows() + " x " + result.columns()));
        }
        return nodes;
    }

    private String places(IntegerNode node) {
        int[] places = new int[4];
        places[0] = offset(node.name()) / UNIT;
        for (int i = 0; i < node.inputs().size(); i++) {
            places[1 + i] = offset(node.inputs().get(i)) / UNIT;
        }
        Integer scratch = offsets.get(Arena.scratch(node.name()));
        if (scratch != null) {
            places[3] = scratch / UNIT;
        }
        return places[0] + ", " + places[1] + ", " + places[2] + ", " + places[3];
    }

    private int offset(String tensor) {
        return Lookup.in(offsets, tensor);
    }
}
