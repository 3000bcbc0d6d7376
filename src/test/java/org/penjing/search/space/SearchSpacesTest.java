package org.penjing.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;

class SearchSpacesTest {
    private static final String VALID = """
        name: mine
        description: a test
        widths:
          - {groups: "*", ratios: [1, 0.5]}
        precisions:
          - {weights: "*", weightBits: [4, 8], activationBits: [8]}
        depths: [1, 3]
        """;

    @TempDir
    private Path directory;

    @Test
    void loadsTheShippedSpaces() {
        SearchSpaces spaces = SearchSpaces.load(Path.of("search-spaces"));
        assertThat(spaces.all())
                .extracting(SearchSpace::name)
                .containsExactly("dense", "tiny-recursive", "tiny-recursive-cells", "tiny-recursive-small");
        assertThat(spaces.get("tiny-recursive").widths().getLast().ratios())
                .containsExactly(1.0, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125);
    }

    @Test
    void readsEveryField() {
        SearchSpace space = SearchSpaces.parse("mine.yaml", VALID + """
            pin:
              - {weights: head, weightBits: 6, activationBits: 16}
            forbid:
              - {weights: "*.up", weightBits: [2]}
            protect: [embed]
            """);
        assertThat(space)
                .isEqualTo(new SearchSpace(
                        "mine",
                        "a test",
                        List.of(new SearchSpace.WidthRule("*", List.of(1.0, 0.5))),
                        List.of(new SearchSpace.PrecisionRule("*", List.of(4, 8), List.of(8))),
                        List.of(1, 3),
                        List.of(new SearchSpace.Pin("head", 6, 16)),
                        List.of(new SearchSpace.Forbid("*.up", List.of(2), List.of())),
                        List.of("embed")));
    }

    @Test
    void readsARangeOfDepths() {
        assertThat(SearchSpaces.parse("mine.yaml", VALID.replace("[1, 3]", "{min: 2, max: 4}"))
                        .depths())
                .containsExactly(2, 3, 4);
    }

    @Test
    void reportsAllFaultsOfAFileTogether() {
        assertThat(faults("""
            name: Mine!
            widths:
              - {groups: "*", ratios: [1, 1.5, 1]}
              - {group: "*", ratios: half}
            precisions:
              - {weights: "*", weightBits: [3, 8, eight], activationBits: []}
            depths: {min: 3, max: 1}
            haltThresholds: [0, 0.5]
            pin:
              - {weights: "", weightBits: 8, activationBits: 4}
            forbid:
              - {weights: "*"}
            protect: embed
            speed: fast
            """))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "bad.yaml: name",
                        "bad.yaml: description",
                        "bad.yaml: widths[0].ratios",
                        "bad.yaml: widths[0].ratios",
                        "bad.yaml: widths[1].group",
                        "bad.yaml: widths[1].groups",
                        "bad.yaml: widths[1].ratios",
                        "bad.yaml: precisions[0].weightBits[2]",
                        "bad.yaml: precisions[0].activationBits",
                        "bad.yaml: depths.max",
                        "bad.yaml: haltThresholds",
                        "bad.yaml: pin[0].weights",
                        "bad.yaml: pin[0].activationBits",
                        "bad.yaml: forbid[0].weightBits",
                        "bad.yaml: protect",
                        "bad.yaml: speed");
    }

    @Test
    void saysWhatIsAbsent() {
        assertThat(faults("name: mine\n"))
                .extracting(Fault::field, Fault::value)
                .containsExactlyInAnyOrder(
                        tuple("bad.yaml: description", "nothing"), tuple("bad.yaml: depths", "nothing"));
    }

    @Test
    void saysWhereHaltingThresholdsHaveGone() {
        assertThat(faults(VALID + "haltThresholds: [0.5, 1]\n")).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("bad.yaml: haltThresholds");
            assertThat(fault.rule()).contains("chosen after the search");
            assertThat(fault.remedy()).isEqualTo("remove the field");
        });
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThat(faults("name: mine\ndepths: [1, 2\nwidths: }"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).startsWith("bad.yaml: line "));
        assertThat(faults(VALID + "name: twice\n"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.value()).contains("name"));
        for (String file : List.of("", "- 1\n- 2\n")) {
            assertThat(faults(file))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.field()).isEqualTo("bad.yaml: search space"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{min: 5, max: 5000} | depths.max | a whole number from 1 to 1000",
                "{min: 3} | depths.max | must be given",
                "{min: 3, max: 2} | depths.max | not below min, 3"
            })
    void aRangeOfDepthsHasOneFaultForOneMistake(String range, String field, String rule) {
        assertThat(faults(VALID.replace("[1, 3]", range)))
                .extracting(Fault::field, Fault::rule)
                .containsExactly(tuple("bad.yaml: " + field, rule));
    }

    @Test
    void bitsThatThereAreNotAreToldThoseThatThereAre() {
        assertThat(faults(VALID.replace("weightBits: [4, 8]", "weightBits: [4, 128]")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).contains("2, 4, 6, 8"));
    }

    @Test
    void reportsTheFaultsOfAllFilesOfADirectory() throws IOException {
        Files.writeString(directory.resolve("mine.yaml"), VALID);
        Files.writeString(directory.resolve("other.yaml"), VALID);
        Files.writeString(directory.resolve("broken.yaml"), VALID.replace("[1, 3]", "[0]"));
        Files.writeString(directory.resolve("notes.txt"), "not a space");
        assertThatThrownBy(() -> SearchSpaces.load(directory))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("broken.yaml: depths")
                .hasMessageContaining("other.yaml: name")
                .hasMessageNotContaining("notes");
    }

    @Test
    void namesTheKnownSpacesForAnUnknownOne() throws IOException {
        Files.writeString(directory.resolve("mine.yaml"), VALID);
        assertThatThrownBy(() -> SearchSpaces.load(directory).get("yours")).hasMessageContaining("one of [mine]");
    }

    @Test
    void refusesADirectoryThatIsNone() {
        assertThatThrownBy(() -> SearchSpaces.load(directory.resolve("absent")))
                .isInstanceOf(InvalidInputException.class);
    }

    private static List<Fault> faults(String yaml) {
        return catchThrowableOfType(InvalidInputException.class, () -> SearchSpaces.parse("bad.yaml", yaml))
                .faults();
    }
}
