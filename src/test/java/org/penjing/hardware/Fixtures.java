package org.penjing.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;
import org.penjing.network.TinyRecursive;
import org.penjing.network.TinyRecursive.Mixer;

/** Small networks and a device with round figures. */
final class Fixtures {
    /** 4 cells, 5 tokens, width 8, one block, token mixer 6, channel mixer 10, one latent update. */
    static final Architecture TOKEN = new TinyRecursive(4, 5, 8, 1, Mixer.TOKEN, 6, 0, 10, 1, 2).architecture();
    /** 4 cells, 5 tokens, width 8, one block, 2 heads of 4, channel mixer 6, one latent update. */
    static final Architecture ATTENTION = new TinyRecursive(4, 5, 8, 1, Mixer.ATTENTION, 8, 4, 6, 1, 2).architecture();

    private Fixtures() {}

    static Compression all(Architecture architecture, Precision precision) {
        return with(architecture, precision, Map.of());
    }

    static Compression with(Architecture architecture, Precision otherwise, Map<String, Precision> precisions) {
        Map<String, Precision> all = new TreeMap<>();
        architecture.network().linears().keySet().forEach(weight -> all.put(weight, otherwise));
        all.putAll(precisions);
        return new Compression(Map.of(), all);
    }

    /** 100 MHz, 1.5 cycles per instruction, 200 pJ per cycle. */
    static DeviceProfile device() {
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
                Limits.mission(1 << 20, 1 << 17));
    }

    static KernelTable kernels() {
        List<Kernel> kernels = new ArrayList<>();
        double[] perMac = {5, 3, 4, 2};
        for (int bits = 2; bits <= 8; bits += 2) {
            kernels.add(kernel(KernelOperator.POINTWISE, bits, 8, perMac[bits / 2 - 1], 10, 100));
            kernels.add(kernel(KernelOperator.FULLY_CONNECTED, bits, 8, 6, 20, 50));
        }
        kernels.add(kernel(KernelOperator.POINTWISE, 8, 16, 3, 12, 100));
        kernels.add(kernel(KernelOperator.FULLY_CONNECTED, 8, 16, 7, 20, 50));
        kernels.add(kernel(KernelOperator.ATTENTION, 8, 8, 4, 10, 30));
        kernels.add(kernel(KernelOperator.ATTENTION, 16, 16, 5, 10, 30));
        return new KernelTable("table", kernels, elements());
    }

    static ElementCosts elements() {
        return new ElementCosts(
                figure(7), figure(1), figure(2), figure(3), figure(4), figure(5), figure(6), figure(8), figure(9));
    }

    static Kernel kernel(KernelOperator operator, int weights, int activations, double mac, double out, double call) {
        return new Kernel(operator, weights, activations, mac, out, call, "made up");
    }

    static Figure figure(double value) {
        return new Figure(value, "made up");
    }
}
