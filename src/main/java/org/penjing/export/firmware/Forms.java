package org.penjing.export.firmware;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.hardware.cost.StepPlan;
import org.penjing.hardware.kernel.CArray;
import org.penjing.hardware.kernel.CNames;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.SiteConstants;

/** The constants of every site: the structures of penjing_kernels.h, and the arrays that they point to. */
final class Forms {
    private final IntegerNetwork network;
    private final List<Map<String, Object>> shifts = new ArrayList<>();
    private final List<Map<String, Object>> constants = new ArrayList<>();
    private final List<Map<String, Object>> structures = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    /** @param plan of the network */
    Forms(IntegerNetwork network, StepPlan plan) {
        this.network = network;
        for (int node = 0; node < network.nodes().size(); node++) {
            if (plan.isFirstOfSite(node)) {
                write(network.nodes().get(node), plan.calls().get(node));
            }
        }
    }

    String name(String site) {
        return "form_" + CNames.identifier(site);
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

    private void write(IntegerNode node, KernelCall call) {
        String id = CNames.identifier(node.site());
        if (!names.add(id)) {
            throw new IllegalArgumentException("two sites have the name " + id + " in C");
        }
        SiteConstants site = new SiteConstants(
                id, node.operator(), node.inputs().stream().map(this::zero).toList(), zero(node.name()));
        List<long[]> elements = call.elements(site);
        for (int i = 0; i < elements.size(); i++) {
            write(call.arrays().get(i), id, elements.get(i));
        }
        structures.add(Map.of(
                "type", call.form().name(),
                "name", name(node.site()),
                "fields", call.form().initialiser(call.fields(site))));
    }

    private void write(CArray array, String id, long[] elements) {
        if (elements.length != array.count()) {
            throw new IllegalArgumentException(
                    array.name() + " of " + id + " has " + elements.length + " elements, not " + array.count());
        }
        boolean shift = array.section() == CArray.Section.SHIFTS;
        (shift ? shifts : constants)
                .add(Map.of(
                        "type", array.type(),
                        "name", shift ? id : array.name() + "_" + id,
                        "count", array.count(),
                        "lines", CText.numbers(array.type(), elements)));
    }

    /** Tokens have none. */
    private int zero(String tensor) {
        return !network.tensors().containsKey(tensor)
                ? 0
                : network.tensor(tensor).quantizer().zeroPoint();
    }
}
