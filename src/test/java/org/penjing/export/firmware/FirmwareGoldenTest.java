package org.penjing.export.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.GoldenFile;
import org.penjing.base.Lookup;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.network.Architecture;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;

/** Every byte that is written of models with all kinds of widths, as hashes. */
class FirmwareGoldenTest {
    private static final Map<String, Precision[]> PRECISIONS = new LinkedHashMap<>();
    private static final Map<String, Architecture> NETWORKS = new LinkedHashMap<>();

    static {
        PRECISIONS.put("8 bits", new Precision[] {Precision.INT8});
        PRECISIONS.put(
                "mixed weights", new Precision[] {new Precision(4, 8), new Precision(6, 8), new Precision(2, 8)});
        PRECISIONS.put("wide", new Precision[] {new Precision(6, 8), new Precision(8, 16), new Precision(4, 8)});
        PRECISIONS.put("16 bits", new Precision[] {new Precision(4, 16), new Precision(2, 16)});
        NETWORKS.put("token", RandomSubnets.TOKEN_MIXER);
        NETWORKS.put("attention", RandomSubnets.ATTENTION);
        NETWORKS.put("large", new TinyRecursive(9, 300, 20, 1, Mixer.TOKEN, 7, 0, 1100, 1, 2).architecture());
    }

    @Test
    void aModelsFirmwareHasAlwaysBeenTheseBytes() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("format 1: network, precisions, SHA-256 of penjing_model.h and .c"));
        NETWORKS.forEach((network, architecture) -> PRECISIONS.forEach((name, precisions) ->
                lines.add(network + ", " + name + ", " + hash(RandomSubnets.compressed(architecture, 5, precisions)))));
        GoldenFile.requireSame("firmware.txt", lines);
    }

    private static String hash(CompressedModel model) {
        Firmware firmware = Firmware.of(
                model, 0.7, ".12345", Map.of("seed", "5"), RandomSubnets.questions(model.architecture(), 2));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String file : List.of("penjing_model.h", "penjing_model.c")) {
                String text = Lookup.in(FirmwarePackage.of(firmware).files(), file);
                sha256.update(text.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
