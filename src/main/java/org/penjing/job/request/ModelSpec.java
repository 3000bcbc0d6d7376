package org.penjing.job.request;

import java.util.Set;
import org.penjing.network.TinyRecursive;

/**
 * The full network that the supernet starts from.
 *
 * @param family {@code tiny-recursive}
 * @param mixer {@code token} or {@code attention}
 * @param maxDepth steps of one inference at most
 */
public record ModelSpec(
        String family,
        int width,
        int blocks,
        String mixer,
        int mixerInner,
        int headWidth,
        int channelInner,
        int latentUpdates,
        int maxDepth) {
    static final String TINY_RECURSIVE = "tiny-recursive";
    static final String TOKEN = "token";
    static final String ATTENTION = "attention";
    static final Set<String> MIXERS = Set.of(TOKEN, ATTENTION);

    static ModelSpec read(Fields fields) {
        String mixer = fields.choice("mixer", TOKEN, MIXERS);
        int mixerInner = fields.integer("mixerInner", 32, 1, 4096);
        int headWidth = fields.integer("headWidth", 16, 1, 512);
        if (ATTENTION.equals(mixer)) {
            fields.check(
                    headWidth % 2 == 0,
                    "headWidth",
                    headWidth,
                    "rotary positions turn pairs of channels",
                    "choose an even headWidth");
            fields.check(
                    mixerInner % headWidth == 0,
                    "mixerInner",
                    mixerInner,
                    "with mixer attention, a multiple of headWidth (" + headWidth + ")",
                    "choose heads x headWidth, such as " + headWidth * Math.max(1, mixerInner / headWidth));
        }
        return new ModelSpec(
                fields.choice("family", TINY_RECURSIVE, Set.of(TINY_RECURSIVE)),
                fields.integer("width", 48, 1, 1024),
                fields.integer("blocks", 2, 1, 16),
                mixer,
                mixerInner,
                headWidth,
                fields.integer("channelInner", 96, 1, 4096),
                fields.integer("latentUpdates", 2, 1, 16),
                fields.integer("maxDepth", 5, 1, 64));
    }

    /** The network for questions of {@code cells} tokens out of {@code vocabulary} distinct ones. */
    public TinyRecursive tinyRecursive(int cells, int vocabulary) {
        TinyRecursive.Mixer kind = ATTENTION.equals(mixer) ? TinyRecursive.Mixer.ATTENTION : TinyRecursive.Mixer.TOKEN;
        return new TinyRecursive(
                cells, vocabulary, width, blocks, kind, mixerInner, headWidth, channelInner, latentUpdates, maxDepth);
    }
}
