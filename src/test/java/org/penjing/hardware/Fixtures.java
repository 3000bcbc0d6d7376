package org.penjing.hardware;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.hardware.kernel.InputGroups;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.KernelFunction;
import org.penjing.hardware.kernel.StoredTensor;
import org.penjing.network.Architecture;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.network.operator.Add;

/** Small networks and a device with round figures. */
public final class Fixtures {
    /** 4 cells, 5 tokens, width 8, one block, token mixer 6, channel mixer 10, one latent update. */
    public static final Architecture TOKEN = new TinyRecursive(4, 5, 8, 1, Mixer.TOKEN, 6, 0, 10, 1, 2).architecture();
    /** 4 cells, 5 tokens, width 8, one block, 2 heads of 4, channel mixer 6, one latent update. */
    public static final Architecture ATTENTION =
            new TinyRecursive(4, 5, 8, 1, Mixer.ATTENTION, 8, 4, 6, 1, 2).architecture();

    private Fixtures() {}

    public static Compression all(Architecture architecture, Precision precision) {
        return with(architecture, precision, Map.of());
    }

    public static Compression with(Architecture architecture, Precision otherwise, Map<String, Precision> precisions) {
        Map<String, Precision> all = new TreeMap<>();
        architecture.network().weights().keySet().forEach(weight -> all.put(weight, otherwise));
        all.putAll(precisions);
        return new Compression(Map.of(), all);
    }

    /** 100 MHz, 1.5 cycles per instruction, 200 pJ per cycle. */
    public static DeviceProfile device() {
        return new DeviceProfile(
                "device",
                "Device",
                "core",
                figure(1 << 20),
                figure(1 << 17),
                figure(100),
                figure(1.5),
                figure(200),
                kernels(),
                Limits.NONE);
    }

    /** Every item of work takes one instruction, a step 10 more; every kernel has 100 bytes of code. */
    public static KernelTable kernels() {
        Map<KernelFunction, List<Double>> ones = new LinkedHashMap<>();
        Map<KernelFunction, Integer> code = new LinkedHashMap<>();
        for (KernelFunction function : KernelCall.functions()) {
            ones.put(function, Collections.nCopies(function.items().size(), 1.0));
            code.put(function, 100);
        }
        return new KernelTable(
                "table",
                "made up",
                InputGroups.SINGLE,
                Precision.ALL,
                ones,
                10,
                new CodeBytes(code, 200, 50, 300, 400, 6, 20));
    }

    /** The function of that label. */
    public static KernelFunction function(String label) {
        return KernelCall.functions().stream()
                .filter(function -> function.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** A sum of two vectors of 8 bits: a call and so many elements are its work. */
    static KernelCall addition(int elements) {
        StoredTensor vector = new StoredTensor(1, elements, 8);
        return KernelCall.of(new Add(), List.of(vector, vector), vector, 0);
    }

    /** Bounds of the first limits, in their order. */
    public static Limits limits(double... bounds) {
        Map<Limit, Double> all = new EnumMap<>(Limit.class);
        for (int i = 0; i < bounds.length; i++) {
            all.put(Limit.values()[i], bounds[i]);
        }
        return new Limits(all);
    }

    static Figure figure(double value) {
        return new Figure(value, "made up");
    }
}
