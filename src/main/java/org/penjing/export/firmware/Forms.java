package org.penjing.export.firmware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penjing.compress.integer.FixedPoint;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;

/** The constants of every site: the structures of penjing_kernels.h, and the arrays that they point to. */
final class Forms {
    private final IntegerNetwork network;
    private final int tokenBytes;
    private final List<Map<String, Object>> shifts = new ArrayList<>();
    private final List<Map<String, Object>> constants = new ArrayList<>();
    private final List<Map<String, Object>> structures = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    Forms(IntegerNetwork network, int tokenBytes) {
        this.network = network;
        this.tokenBytes = tokenBytes;
        Map<String, IntegerNode> firstOfSite = new LinkedHashMap<>();
        network.nodes().forEach(node -> firstOfSite.putIfAbsent(node.site(), node));
        firstOfSite.values().forEach(this::write);
    }

    String name(String site) {
        return "form_" + CText.identifier(site);
    }

    /** Arrays of int8_t: shifts of every linear operator. */
    List<Map<String, Object>> shifts() {
        return shifts;
    }

    /** Other arrays: type, name, count, lines. */
    List<Map<String, Object>> constants() {
        return constants;
    }

    /** Structures: type, name, fields. */
    List<Map<String, Object>> structures() {
        return structures;
    }

    private void write(IntegerNode node) {
        String id = CText.identifier(node.site());
        if (!names.add(id)) {
            throw new IllegalArgumentException("two sites have the name " + id + " in C");
        }
        IntegerTensor y = network.tensor(node.name());
        if (node.operator() instanceof IntegerOperator.Embedding(int[] table, int width)) {
            array(integer(y.bits()), "table_" + id, table.length, CText.integers(table));
            structure(node, "embed", "table_" + id, network.cells(), width, tokenBytes, 0);
            return;
        }
        IntegerTensor x = network.tensor(node.inputs().getFirst());
        switch (node.operator()) {
            case IntegerOperator.Embedding embedding -> throw new AssertionError("written above");
            case IntegerOperator.Linear linear -> linear(node, id, linear, x, y);
            case IntegerOperator.Transpose transpose -> structure(node, "transpose", x.rows(), x.columns());
            case IntegerOperator.Add add -> add(node, add, y);
            case IntegerOperator.RmsNorm(int unit, long epsilon, FixedPoint gain) ->
                structure(
                        node,
                        "rms_norm",
                        epsilon + "ULL",
                        gain.multiplier(),
                        gain.shift(),
                        unit,
                        x.rows(),
                        x.columns(),
                        zero(x),
                        zero(y));
            case IntegerOperator.SwiGlu swiGlu ->
                structure(
                        node,
                        "swiglu",
                        swiGlu.rescale().multiplier(),
                        swiGlu.rescale().shift(),
                        swiGlu.toSigmoid().shift(),
                        swiGlu.toSigmoid().mantissa(),
                        y.rows(),
                        y.columns(),
                        zero(x),
                        zero(y));
            case IntegerOperator.MeanTokens(FixedPoint rescale) ->
                structure(
                        node,
                        "mean",
                        rescale.multiplier(),
                        rescale.shift(),
                        x.rows() * zero(x),
                        x.rows(),
                        x.columns(),
                        zero(y),
                        0);
            case IntegerOperator.Attention attention -> attention(node, id, attention, x, y);
        }
    }

    private void linear(IntegerNode node, String id, IntegerOperator.Linear linear, IntegerTensor x, IntegerTensor y) {
        List<FixedPoint> rescale = linear.rescale();
        shifts.add(Map.of(
                "name", id,
                "count", rescale.size(),
                "lines",
                        CText.lines(
                                rescale.size(),
                                i -> Integer.toString(rescale.get(i).shift()))));
        array(
                "int32_t",
                "multiplier_" + id,
                rescale.size(),
                CText.lines(rescale.size(), i -> Integer.toString(rescale.get(i).multiplier())));
        long[] bias = linear.bias();
        if (bias != null) {
            array(
                    linear.wide() ? "int64_t" : "int32_t",
                    "bias_" + id,
                    bias.length,
                    linear.wide() ? CText.longs(bias) : CText.lines(bias.length, i -> Long.toString(bias[i])));
        }
        List<Object> fields = new ArrayList<>(List.of(
                "weights." + CText.identifier(linear.name()),
                bias == null ? "NULL" : "bias_" + id,
                "multiplier_" + id,
                "shifts." + id,
                x.rows(),
                linear.inputs(),
                linear.outputs(),
                zero(y)));
        if (linear.wide()) {
            fields.addAll(List.of(linear.weight().bits(), y.bits(), 0));
        }
        structure(node, linear.wide() ? "wide" : "linear", fields.toArray());
    }

    private void add(IntegerNode node, IntegerOperator.Add add, IntegerTensor y) {
        List<String> multipliers = new ArrayList<>();
        List<String> shiftsOfTerms = new ArrayList<>();
        List<String> zeros = new ArrayList<>();
        for (int i = 0; i < IntegerOperator.Add.MOST_TERMS; i++) {
            boolean present = i < add.terms().size();
            multipliers.add(present ? Integer.toString(add.terms().get(i).multiplier()) : "0");
            shiftsOfTerms.add(present ? Integer.toString(add.terms().get(i).shift()) : "0");
            zeros.add(
                    present ? Integer.toString(zero(network.tensor(node.inputs().get(i)))) : "0");
        }
        structure(
                node,
                "add",
                "{" + String.join(", ", multipliers) + "}",
                add.rescale().multiplier(),
                "{" + String.join(", ", shiftsOfTerms) + "}",
                add.rescale().shift(),
                "{" + String.join(", ", zeros) + "}",
                zero(y),
                add.terms().size(),
                0,
                y.elements());
    }

    private void attention(
            IntegerNode node, String id, IntegerOperator.Attention attention, IntegerTensor x, IntegerTensor y) {
        array("int16_t", "rotary_" + id, attention.rotary().length, CText.integers(attention.rotary()));
        structure(
                node,
                "attention",
                "rotary_" + id,
                attention.rescale().multiplier(),
                attention.rescale().shift(),
                attention.toOctaves().shift(),
                attention.toOctaves().mantissa(),
                attention.preShift(),
                0,
                attention.tokens(),
                attention.heads(),
                attention.headWidth(),
                zero(x),
                zero(y));
    }

    private void array(String type, String name, int count, List<String> lines) {
        constants.add(Map.of("type", type, "name", name, "count", count, "lines", lines));
    }

    private void structure(IntegerNode node, String type, Object... fields) {
        List<String> texts = new ArrayList<>();
        for (Object field : fields) {
            texts.add(field.toString());
        }
        structures.add(Map.of("type", type, "name", name(node.site()), "fields", String.join(", ", texts)));
    }

    private static String integer(int bits) {
        return bits == 8 ? "int8_t" : "int16_t";
    }

    private static int zero(IntegerTensor tensor) {
        return tensor.quantizer().zeroPoint();
    }
}
