package org.penjing.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {
    private final Faults faults = new Faults();

    @Test
    void everyFaultOfAFileIsFoundInOnePass() {
        Fields fields = fields("{'depth': 0, 'name': 7, 'on': 'yes', 'nested': {'rate': 2, 'wrong': 1}}");
        assertThat(fields.integer("depth", 3, 1, 9)).isEqualTo(3);
        assertThat(fields.text("name", "job", 10)).isEmpty();
        assertThat(fields.flag("on", true)).isTrue();
        assertThat(fields.object("nested").number("rate", 0.5, 0, 1)).isEqualTo(0.5);
        fields.rejectUnknown();
        assertThat(faults.found())
                .extracting(Fault::toString)
                .containsExactly(
                        "depth: 0 (a whole number from 1 to 9); write such a number, or leave the field out",
                        "name: 7 (text of 1 to 10 printable characters); write such a text in quotes",
                        "on: \"yes\" (true or false); write one of them without quotes",
                        "nested.rate: 2 (a number from 0.0 to 1.0); write such a number, or leave the field out",
                        "nested.wrong: 1 (fields here are rate); correct the name or remove the field");
    }

    @Test
    void whatHasNoFallbackMustBeGiven() {
        Fields fields = fields("{'there': null}");
        fields.text("there", Fields.REQUIRED, 10);
        fields.prose("prose");
        fields.integer("whole", 1, 2);
        fields.count("count");
        fields.number("number", 0, 1);
        fields.numbers("numbers", List.of("a", "b"));
        fields.integers("integers", null, 5, 0, 9);
        fields.someOf("some", List.of("a"));
        fields.choice("choice", Fields.REQUIRED, List.of("a"));
        assertThat(faults.found())
                .extracting(Fault::field)
                .containsExactly("there", "prose", "whole", "count", "number", "numbers", "integers", "some", "choice");
        assertThat(faults.found()).allMatch(fault -> fault.rule().equals("must be given"));
    }

    @Test
    void nothingIsAskedOfAnObjectThatIsNotThere() {
        Fields fields = fields("{'list': [1]}");
        fields.requiredObject("inner").requiredObject("deeper").count("value");
        fields.objects("list").getFirst().count("value");
        assertThat(faults.found()).extracting(Fault::field).containsExactly("inner", "list[0]");
    }

    @Test
    void anElementOfAListIsNamedByItsPlace() {
        Fields fields = fields("{'a': [1, 'x', 2.5, 99], 'b': ['ok', ''], 'c': [[{}]], 'd': 5}");
        assertThat(fields.integers("a", List.of(), 10, 0, 9)).containsExactly(1);
        assertThat(fields.texts("b", 10)).containsExactly("ok");
        fields.objects("c");
        fields.numbers("d", 3);
        assertThat(faults.found())
                .extracting(Fault::field)
                .containsExactly("a[1]", "a[2]", "a[3]", "b[1]", "c[0]", "d");
    }

    @Test
    void whatAValueRefusesIsNotedBelowItsPathUnlessAFaultThereIsKnown() {
        Fields rule = fields("{'rules': [{'ratios': [2, 'x'], 'name': 'a'}]}")
                .objects("rules")
                .getFirst();
        rule.numbers("ratios", 5);
        Object built = rule.build(() -> {
            throw new InvalidInputException(List.of(
                    new Fault("ratios", "2", "at most 1", "divide it"), new Fault("name", "a", "new", "change it")));
        });
        assertThat(built).isNull();
        assertThat(faults.found()).extracting(Fault::field).containsExactly("rules[0].ratios[1]", "rules[0].name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1", "'1'", "true", "[]"})
    void aNumberOutsideItsRangeIsAFaultHoweverLarge(String value) {
        assertThat(fields("{'x': " + value + "}").optionalNumber("x", Double.MIN_VALUE, Double.MAX_VALUE))
                .isNull();
        assertThat(faults.found())
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).isEqualTo("a number above 0"));
    }

    @Test
    void aFieldOfEarlierVersionsIsRefusedInItsOwnWords() {
        Fields fields = fields("{'old': 1}");
        fields.removed("old", "no field any more", "remove it");
        fields.removed("older", "no field any more", "remove it");
        fields.rejectUnknown();
        assertThat(faults.found()).containsExactly(new Fault("old", "1", "no field any more", "remove it"));
    }

    @Test
    void aFileWithoutFieldsIsOneFaultOfTheFile() {
        Fields fields = Fields.of(JsonMapper.shared().readTree("[1]"), "chip.yaml:", "chip.yaml:", faults);
        fields.prose("name");
        assertThat(faults.found()).extracting(Fault::field).containsExactly("chip.yaml:");
        assertThat(fields.path("name")).isEqualTo("chip.yaml:name");
    }

    @Test
    void aValueThatIsLongIsCutWhereItIsShown() {
        fields("{'name': '" + "x".repeat(500) + "'}").optionalText("name", 10);
        assertThat(faults.found().getFirst().value()).hasSizeLessThan(90).endsWith("...");
    }

    private Fields fields(String json) {
        return Fields.of(JsonMapper.shared().readTree(json.replace('\'', '"')), "file", "", faults);
    }
}
