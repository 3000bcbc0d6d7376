package org.penjing.search.space;

import java.util.List;
import java.util.stream.IntStream;
import org.penjing.base.InvalidInputException;
import org.penjing.search.space.SearchSpace.Forbid;
import org.penjing.search.space.SearchSpace.Pin;
import org.penjing.search.space.SearchSpace.PrecisionRule;
import org.penjing.search.space.SearchSpace.WidthRule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the YAML form of a search space; docs/search.md describes it. */
final class SearchSpaceFile {
    private static final int LARGEST_DEPTH = 1000;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SearchSpaceFile() {}

    static SearchSpace parse(String yaml) {
        try {
            return space(new Fields(YAML.readTree(yaml)));
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new InvalidInputException(
                    location == null ? "" : "line " + location.getLineNr(),
                    e.getOriginalMessage().lines().findFirst().orElse(""),
                    "well-formed YAML with each field once",
                    "correct the line");
        }
    }

    private static SearchSpace space(Fields fields) {
        String name = fields.text("name");
        String description = fields.text("description");
        List<WidthRule> widths = fields.each("widths", SearchSpaceFile::widthRule);
        List<PrecisionRule> precisions = fields.each("precisions", SearchSpaceFile::precisionRule);
        List<Integer> depths = fields.isMapping("depths")
                ? fields.mapping("depths", SearchSpaceFile::range)
                : fields.integers("depths");
        fields.removed(
                "haltThresholds",
                "no field of a search space: each finalist's threshold is chosen after the search, on validation data",
                "remove the field");
        List<Pin> pins = fields.each("pin", SearchSpaceFile::pin);
        List<Forbid> forbids = fields.each("forbid", SearchSpaceFile::forbid);
        List<String> protects = fields.optionalTexts("protect");
        return fields.finish(
                () -> new SearchSpace(name, description, widths, precisions, depths, pins, forbids, protects));
    }

    private static WidthRule widthRule(Fields fields) {
        String groups = fields.text("groups");
        List<Double> ratios = fields.numbers("ratios");
        return fields.finish(() -> new WidthRule(groups, ratios));
    }

    private static PrecisionRule precisionRule(Fields fields) {
        String weights = fields.text("weights");
        List<Integer> weightBits = fields.integers("weightBits");
        List<Integer> activationBits = fields.integers("activationBits");
        return fields.finish(() -> new PrecisionRule(weights, weightBits, activationBits));
    }

    private static Pin pin(Fields fields) {
        String weights = fields.text("weights");
        int weightBits = fields.integer("weightBits");
        int activationBits = fields.integer("activationBits");
        return fields.finish(() -> new Pin(weights, weightBits, activationBits));
    }

    private static Forbid forbid(Fields fields) {
        String weights = fields.text("weights");
        List<Integer> weightBits = fields.optionalIntegers("weightBits");
        List<Integer> activationBits = fields.optionalIntegers("activationBits");
        return fields.finish(() -> new Forbid(weights, weightBits, activationBits));
    }

    private static List<Integer> range(Fields fields) {
        int min = fields.integer("min");
        int max = fields.integer("max");
        return fields.finish(() -> {
            if (min < 1 || max < min || max > LARGEST_DEPTH) {
                throw new InvalidInputException(
                        "max",
                        "min " + min + ", max " + max,
                        "1 <= min <= max <= " + LARGEST_DEPTH,
                        "correct the bounds");
            }
            return IntStream.rangeClosed(min, max).boxed().toList();
        });
    }
}
