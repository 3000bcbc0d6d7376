package org.penjing.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Lookup;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.compress.integer.ShortFixedPoint;
import org.penjing.network.Reading;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** {@code integer.json}: a whole integer model as data, so that anyone can run the definition again. */
public final class IntegerModelFile {
    static final String FORMAT = "penjing-integer-2";

    private static final int MOST_STEPS = 10_000;
    private static final int MOST_CELLS = 1 << 16;
    private static final int MOST_ELEMENTS = 1 << 24;
    private static final String REMEDY = "download the bundle again";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(IntegerOperator.class, Operators.class)
            .registerSubtypes(kinds())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private IntegerModelFile() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "operator")
    private interface Operators {}

    /** The kinds of operators, in the file called as their types but for a small first letter. */
    private static NamedType[] kinds() {
        return Stream.of(IntegerOperator.class.getPermittedSubclasses())
                .map(kind -> new NamedType(
                        kind,
                        kind.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
                                + kind.getSimpleName().substring(1)))
                .toArray(NamedType[]::new);
    }

    /** A node; its operator is that of its site. */
    private record Call(String name, String site, List<String> inputs) {}

    /**
     * The file. A network is asked tokens, of which there are so many out of a vocabulary, or the numbers of a tensor; its answer
     * is read as {@link Reading#LARGEST} where nothing else is said. Nodes of one site share an operator, so operators stand
     * beside the nodes.
     */
    private record Content(
            String format,
            int depth,
            int haltThreshold,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String tokens,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer cells,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer vocabulary,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String numbers,

            String answer,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Reading reading,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String halt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ShortFixedPoint toConfidence,

            List<IntegerNetwork.Carry> carries,
            List<IntegerTensor> tensors,
            List<Call> nodes,
            Map<String, IntegerOperator> sites) {}

    static byte[] write(IntegerModel model) {
        IntegerNetwork network = model.network();
        Map<String, IntegerOperator> sites = new LinkedHashMap<>();
        network.nodes().forEach(node -> sites.put(node.site(), node.operator()));
        IntegerNetwork.Question.Tokens tokens =
                network.question() instanceof IntegerNetwork.Question.Tokens found ? found : null;
        IntegerNetwork.Halting halting = network.halting();
        return JSON.writeValueAsBytes(new Content(
                FORMAT,
                model.depth(),
                model.haltThreshold(),
                tokens == null ? null : tokens.name(),
                tokens == null ? null : tokens.size(),
                tokens == null ? null : tokens.vocabulary(),
                tokens == null ? network.question().name() : null,
                network.answer(),
                network.reading() == Reading.LARGEST ? null : network.reading(),
                halting == null ? null : halting.logit(),
                halting == null ? null : halting.toConfidence(),
                network.carries(),
                List.copyOf(network.tensors().values()),
                network.nodes().stream()
                        .map(node -> new Call(node.name(), node.site(), node.inputs()))
                        .toList(),
                sites));
    }

    /**
     * The model, which has answered one question, so that it can be run.
     *
     * @throws InvalidInputException if there is none in the file
     */
    public static IntegerModel read(byte[] file) {
        try {
            Content content = JSON.readValue(file, Content.class);
            if (!FORMAT.equals(content.format())) {
                throw invalid("format " + content.format());
            }
            requireWhole(content);
            requireBounded(content);
            IntegerModel model = model(content);
            model.runner().run(new int[model.network().question().size()]);
            return model;
        } catch (InvalidInputException refused) {
            throw refused;
        } catch (RuntimeException broken) {
            String reason =
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
            throw invalid(broken.getClass().getSimpleName() + ": " + reason);
        }
    }

    private static void requireWhole(Content content) {
        List<String> gaps = Gaps.of(content);
        if (!gaps.isEmpty()) {
            throw invalid("no " + gaps.getFirst());
        }
    }

    /** No more steps and no larger tensors than any network that is made for a microcontroller. */
    private static void requireBounded(Content content) {
        Faults faults = new Faults();
        within(faults, "depth", content.depth(), MOST_STEPS);
        if (content.tokens() != null) {
            within(faults, "cells", present(content.cells()), MOST_CELLS);
            within(faults, "vocabulary", present(content.vocabulary()), MOST_CELLS);
        }
        double elements = 0;
        for (IntegerTensor tensor : content.tensors()) {
            within(faults, tensor.name() + ".rows", tensor.rows(), MOST_ELEMENTS);
            within(faults, tensor.name() + ".columns", tensor.columns(), MOST_ELEMENTS);
            elements += (double) tensor.rows() * tensor.columns();
        }
        faults.check(
                elements <= MOST_ELEMENTS,
                Bundle.INTEGER + " tensors",
                elements + " elements",
                "at most " + MOST_ELEMENTS + " elements in all",
                REMEDY);
        faults.throwIfAny();
    }

    private static int present(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static void within(Faults faults, String field, int value, int most) {
        faults.check(value >= 1 && value <= most, Bundle.INTEGER + " " + field, value, "from 1 to " + most, REMEDY);
    }

    private static InvalidInputException invalid(String value) {
        return new InvalidInputException(Bundle.INTEGER, value, "an integer model of format " + FORMAT, REMEDY);
    }

    private static IntegerModel model(Content content) {
        Map<String, IntegerTensor> tensors = new LinkedHashMap<>();
        content.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
        List<IntegerNode> nodes = new ArrayList<>();
        for (Call call : content.nodes()) {
            nodes.add(
                    new IntegerNode(call.name(), call.site(), Lookup.in(content.sites(), call.site()), call.inputs()));
        }
        IntegerNetwork network = new IntegerNetwork(
                question(content, tensors),
                tensors,
                nodes,
                content.carries(),
                content.answer(),
                content.reading() == null ? Reading.LARGEST : content.reading(),
                halting(content));
        return new IntegerModel(network, content.depth(), content.haltThreshold());
    }

    private static IntegerNetwork.@Nullable Halting halting(Content content) {
        if (content.halt() == null && content.toConfidence() == null) {
            return null;
        }
        if (content.halt() == null || content.toConfidence() == null) {
            throw invalid(content.halt() == null ? "no halt" : "no toConfidence");
        }
        return new IntegerNetwork.Halting(content.halt(), content.toConfidence());
    }

    private static IntegerNetwork.Question question(Content content, Map<String, IntegerTensor> tensors) {
        if (content.tokens() != null) {
            return new IntegerNetwork.Question.Tokens(
                    content.tokens(), present(content.cells()), present(content.vocabulary()));
        }
        if (content.numbers() != null) {
            return new IntegerNetwork.Question.Numbers(Lookup.in(tensors, content.numbers()));
        }
        throw invalid("no tokens and no numbers");
    }
}
