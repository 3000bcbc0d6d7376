package org.penjing.network.family;

import java.util.ArrayList;
import java.util.List;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;
import org.penjing.tensor.Shape;

/**
 * The built-in family: a Tiny Recursive Model scaled down ("Less is More: Recursive Reasoning with Tiny Networks", arXiv
 * 2510.04871). One shared stack f of blocks updates the latent z several times from z + y + x, then the answer y once from
 * y + z; that is one step. A head reads a row of logits per token from y, a halting head one logit from the mean of y.
 *
 * @param cells tokens of a question, as many as of an answer
 * @param vocabulary distinct tokens
 * @param width channels of the residual stream
 * @param blocks blocks of f
 * @param mixer how tokens exchange information
 * @param mixerInner inner width of the token mixer; with attention, heads times head width
 * @param headWidth channels of one attention head; unused by the token mixer
 * @param channelInner inner width of the channel mixer
 * @param latentUpdates updates of z in one step
 * @param maxDepth steps of one inference at most
 */
public record TinyRecursive(
        int cells,
        int vocabulary,
        int width,
        int blocks,
        Mixer mixer,
        int mixerInner,
        int headWidth,
        int channelInner,
        int latentUpdates,
        int maxDepth)
        implements Family {

    private static final float NORM_EPSILON = 1e-5f;
    private static final float ROTARY_BASE = 10_000;

    /** How the tokens of a block exchange information. */
    public enum Mixer {
        /** A SwiGLU across the tokens, for small grids of fixed size. */
        TOKEN,
        /** Attention with rotary positions, for large grids. */
        ATTENTION
    }

    @Override
    public Architecture architecture() {
        return new Builder().build();
    }

    /** Collects the nodes of one step. */
    private final class Builder {
        private final List<Node> nodes = new ArrayList<>();

        Architecture build() {
            Shape state = Shape.of(cells, width);
            List<Input> inputs = List.of(
                    new Input("tokens", Input.Kind.TOKENS, Shape.of(cells)),
                    new Input("y", Input.Kind.REAL, state),
                    new Input("z", Input.Kind.REAL, state));
            String x =
                    node("x", "embed", new Embedding("embed", vocabulary, width, (float) Math.sqrt(width)), "tokens");
            String z = "z";
            for (int update = 0; update < latentUpdates; update++) {
                String call = "z" + (update + 1);
                z = blocks(call, node(call + ".in", "z.in", new Add(), z, "y", x));
            }
            String y = blocks("y1", node("y1.in", "y.in", new Add(), "y", z));
            String logits = node("logits", "head", new Linear("head", null, width, vocabulary), y);
            String mean = node("mean", "mean", new MeanTokens(), y);
            String halt = node("halt", "halt", new Linear("halt", "halt.bias", width, 1), mean);
            Network network = new Network(inputs, nodes, List.of(logits, halt, y, z));
            List<Recursion.Carry> carries =
                    List.of(new Recursion.Carry("y", y, "y.initial"), new Recursion.Carry("z", z, "z.initial"));
            return new Architecture(network, new Recursion(carries, maxDepth, logits, halt));
        }

        private String blocks(String call, String input) {
            String h = input;
            for (int block = 0; block < blocks; block++) {
                String site = "block" + block;
                h = residual(call, site + ".mix", h, mix(call, site + ".mix", h));
                h = residual(call, site + ".ffn", h, swiGlu(call, site + ".ffn", h, width, channelInner));
            }
            return h;
        }

        private String mix(String call, String site, String h) {
            return switch (mixer) {
                case TOKEN -> {
                    String tokens = at(call, site + ".in", new Transpose(), h);
                    String mixed = swiGlu(call, site, tokens, cells, mixerInner);
                    yield at(call, site + ".out", new Transpose(), mixed);
                }
                case ATTENTION -> {
                    String qkv = linear(call, site + ".qkv", h, width, 3 * mixerInner);
                    String heads = at(
                            call, site + ".heads", new Attention(mixerInner / headWidth, headWidth, ROTARY_BASE), qkv);
                    yield linear(call, site + ".down", heads, mixerInner, width);
                }
            };
        }

        private String swiGlu(String call, String site, String input, int outer, int inner) {
            String up = linear(call, site + ".up", input, outer, 2 * inner);
            String gated = at(call, site + ".gated", new SwiGlu(), up);
            return linear(call, site + ".down", gated, inner, outer);
        }

        private String residual(String call, String site, String h, String update) {
            String sum = at(call, site + ".sum", new Add(), h, update);
            return at(call, site + ".norm", new RmsNorm(NORM_EPSILON), sum);
        }

        private String linear(String call, String site, String input, int inputs, int outputs) {
            return at(call, site, new Linear(site, null, inputs, outputs), input);
        }

        private String at(String call, String site, Operator operator, String... inputs) {
            return node(call + "." + site, site, operator, inputs);
        }

        private String node(String name, String site, Operator operator, String... inputs) {
            nodes.add(new Node(name, site, operator, List.of(inputs)));
            return name;
        }
    }
}
