package org.penjing.search.space;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.base.Fields;
import org.penjing.base.InvalidInputException;
import org.penjing.search.space.SearchSpace.Forbid;
import org.penjing.search.space.SearchSpace.Pin;
import org.penjing.search.space.SearchSpace.PrecisionRule;
import org.penjing.search.space.SearchSpace.WidthRule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the YAML form of a search space; docs/search.md describes it. */
final class SearchSpaceFile {
    private static final int LARGEST_DEPTH = 1000;
    private static final int LONGEST_NAME = 1000;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SearchSpaceFile() {}

    static SearchSpace parse(String yaml) {
        try {
            return space(YAML.readTree(yaml));
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new InvalidInputException(
                    location == null ? "" : "line " + location.getLineNr(),
                    e.getOriginalMessage().lines().findFirst().orElse(""),
                    "well-formed YAML with each field once",
                    "correct the line");
        }
    }

    private static SearchSpace space(JsonNode tree) {
        Faults faults = new Faults();
        Fields fields = Fields.of(tree, "search space", "", faults);
        String name = fields.requiredProse("name");
        String description = fields.requiredProse("description");
        List<WidthRule> widths = fields.objects("widths", SearchSpaceFile::widthRule);
        List<PrecisionRule> precisions = fields.objects("precisions", SearchSpaceFile::precisionRule);
        List<Integer> depths =
                fields.isObject("depths") ? range(fields.object("depths")) : fields.requiredIntegers("depths");
        fields.removed(
                "haltThresholds",
                "no field of a search space: each finalist's threshold is chosen after the search, on validation data",
                "remove the field");
        List<Pin> pins = fields.objects("pin", SearchSpaceFile::pin);
        List<Forbid> forbids = fields.objects("forbid", SearchSpaceFile::forbid);
        List<String> protects = fields.texts("protect", LONGEST_NAME);
        SearchSpace space = fields.build(
                () -> new SearchSpace(name, description, widths, precisions, depths, pins, forbids, protects));
        fields.rejectUnknown();
        faults.throwIfAny();
        return Objects.requireNonNull(space);
    }

    private static @Nullable WidthRule widthRule(Fields fields) {
        String groups = fields.requiredProse("groups");
        List<Double> ratios = fields.requiredNumbers("ratios");
        return fields.build(() -> new WidthRule(groups, ratios));
    }

    private static @Nullable PrecisionRule precisionRule(Fields fields) {
        String weights = fields.requiredProse("weights");
        List<Integer> weightBits = fields.requiredIntegers("weightBits");
        List<Integer> activationBits = fields.requiredIntegers("activationBits");
        return fields.build(() -> new PrecisionRule(weights, weightBits, activationBits));
    }

    private static @Nullable Pin pin(Fields fields) {
        String weights = fields.requiredProse("weights");
        int weightBits = fields.requiredInteger("weightBits");
        int activationBits = fields.requiredInteger("activationBits");
        return fields.build(() -> new Pin(weights, weightBits, activationBits));
    }

    private static @Nullable Forbid forbid(Fields fields) {
        String weights = fields.requiredProse("weights");
        List<Integer> weightBits = fields.integers("weightBits");
        List<Integer> activationBits = fields.integers("activationBits");
        return fields.build(() -> new Forbid(weights, weightBits, activationBits));
    }

    private static List<Integer> range(Fields fields) {
        int min = fields.requiredInteger("min", 1, LARGEST_DEPTH);
        int max = fields.requiredInteger("max", 1, LARGEST_DEPTH);
        List<Integer> depths = fields.build(() -> {
            if (min > max) {
                throw new InvalidInputException("max", max, "not below min, " + min, "correct the bounds");
            }
            return IntStream.rangeClosed(min, max).boxed().toList();
        });
        return Objects.requireNonNullElse(depths, List.of());
    }
}
