package org.penjing.job.request;

import java.util.Set;
import org.penjing.base.Fields;
import org.penjing.base.InvalidInputException;
import org.penjing.network.family.TinyRecursive;
import org.penjing.task.Classification;
import org.penjing.task.Regression;
import org.penjing.task.Task;
import org.penjing.task.TokenGrid;

/**
 * A tiny recursive network, for grids of tokens.
 *
 * @param mixer {@code token} or {@code attention}
 * @param maxDepth steps of one inference at most
 */
public record TinyRecursiveSpec(
        int width,
        int blocks,
        String mixer,
        int mixerInner,
        int headWidth,
        int channelInner,
        int latentUpdates,
        int maxDepth)
        implements ModelSpec {
    private static final String TOKEN = "token";
    private static final String ATTENTION = "attention";

    static TinyRecursiveSpec read(Fields fields) {
        String mixer = fields.choice("mixer", TOKEN, Set.of(TOKEN, ATTENTION));
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
        return new TinyRecursiveSpec(
                fields.integer("width", 48, 1, 1024),
                fields.integer("blocks", 2, 1, 16),
                mixer,
                mixerInner,
                headWidth,
                fields.integer("channelInner", 96, 1, 4096),
                fields.integer("latentUpdates", 2, 1, 16),
                fields.integer("maxDepth", 5, 1, 64));
    }

    @Override
    public TinyRecursive network(Task task) {
        return switch (task) {
            case TokenGrid grid -> tinyRecursive(grid.inputs(), grid.alphabet().length());
            case Classification _, Regression _ ->
                throw new InvalidInputException(
                        "model.family",
                        TINY_RECURSIVE,
                        "reads tokens, and these data are numbers",
                        "set model.family to dense");
        };
    }

    /** The network for questions of {@code cells} tokens out of {@code vocabulary} distinct ones. */
    public TinyRecursive tinyRecursive(int cells, int vocabulary) {
        TinyRecursive.Mixer kind = ATTENTION.equals(mixer) ? TinyRecursive.Mixer.ATTENTION : TinyRecursive.Mixer.TOKEN;
        return new TinyRecursive(
                cells, vocabulary, width, blocks, kind, mixerInner, headWidth, channelInner, latentUpdates, maxDepth);
    }
}
