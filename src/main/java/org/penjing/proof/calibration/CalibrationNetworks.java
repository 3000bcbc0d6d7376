package org.penjing.proof.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;

/**
 * Networks that call every kernel with many shapes: odd and even rows, groups that fit and that do not, one row alone; and one
 * without attention, whose library routines are then left out.
 */
final class CalibrationNetworks {
    private static final int[] TOKENS = {1, 1, 1, 1, 2, 3, 3, 4, 5, 7, 9, 9, 16, 16, 25, 25, 36, 49, 81, 81};
    private static final int LINEARS = 40;
    private static final int WIDEST = 80;

    private CalibrationNetworks() {}

    static List<CompressedModel> all() {
        List<CompressedModel> networks = new ArrayList<>();
        for (int i = 0; i < TOKENS.length; i++) {
            networks.add(chain(TOKENS[i], 1000 + i, true));
        }
        networks.add(chain(16, 2000, false));
        return networks;
    }

    private static CompressedModel chain(int tokens, long seed, boolean attention) {
        NetworkBuilder chain =
                new NetworkBuilder(tokens, 5 + (int) seed % 13, seed, new Precision(8, seed % 2 == 0 ? 8 : 16));
        RandomGenerator random = chain.random();
        for (int i = 0; i < LINEARS; i++) {
            boolean transposed = chain.rows() != tokens;
            int outputs = transposed ? tokens : 1 + random.nextInt(WIDEST);
            int kind = random.nextInt(6);
            if (kind == 0 && attention && !transposed) {
                attend(chain, 1 + random.nextInt(3), 2 * (1 + random.nextInt(6)), precision(random));
            } else {
                chain.linear(outputs, precision(random), random.nextInt(12) == 0);
                around(chain, kind, transposed);
            }
        }
        if (chain.rows() != tokens) {
            chain.transpose();
        }
        return chain.build();
    }

    private static Precision precision(RandomGenerator random) {
        return new Precision(2 + 2 * random.nextInt(4), random.nextBoolean() ? 8 : 16);
    }

    private static void attend(NetworkBuilder chain, int heads, int headWidth, Precision precision) {
        chain.linear(3 * heads * headWidth, precision, false);
        chain.attention(heads, headWidth);
    }

    private static void around(NetworkBuilder chain, int kind, boolean transposed) {
        String before = chain.current();
        switch (kind) {
            case 1 -> chain.norm();
            case 2 -> {
                chain.norm();
                chain.residual(before, 2);
            }
            case 3 -> {
                chain.norm();
                chain.residual(before, 3);
            }
            case 4 -> {
                if (chain.columns() % 2 == 0) {
                    chain.swiGlu();
                }
            }
            case 5 -> {
                chain.relu();
                turn(chain, transposed);
            }
            default -> turn(chain, transposed);
        }
    }

    private static void turn(NetworkBuilder chain, boolean transposed) {
        if (transposed || chain.columns() > 1 && chain.columns() < 40) {
            chain.transpose();
        }
    }

    /** Linear operators of given shapes, for comparisons with other libraries, by number of rows. */
    static Map<Integer, CompressedModel> shapes(Map<Integer, List<int[]>> inputsAndOutputsByRows) {
        Map<Integer, CompressedModel> networks = new TreeMap<>();
        inputsAndOutputsByRows.forEach((rows, shapes) -> {
            NetworkBuilder chain = new NetworkBuilder(rows, shapes.getFirst()[0], rows, Precision.INT8);
            for (int[] shape : shapes) {
                for (Precision precision : KernelBenchmark.PRECISIONS) {
                    chain.linear(shape[0], precision, false);
                    chain.linear(KernelBenchmark.name(shape, precision), shape[1], precision, false);
                    chain.linear(1, precision, false);
                }
            }
            networks.put(rows, chain.build());
        });
        return networks;
    }
}
