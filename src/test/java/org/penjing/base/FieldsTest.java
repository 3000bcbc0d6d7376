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
                        "name: 7 (text of 1 to 10 printable characters); write such a text in quotes, or leave the"
                                + " field out",
                        "on: \"yes\" (true or false); write one of them without quotes, or leave the field out",
                        "nested.rate: 2 (a number from 0.0 to 1.0); write such a number, or leave the field out",
                        "nested.wrong: 1 (fields here are rate); correct the name or remove the field");
    }

    @Test
    void whatHasNoFallbackMustBeGiven() {
        Fields fields = fields("{'there': null}");
        fields.requiredText("there", 10);
        fields.requiredProse("prose");
        fields.requiredInteger("whole", 1, 2);
        fields.requiredCount("count");
        fields.requiredNumber("number", 0, 1);
        fields.requiredNumbers("numbers", List.of("a", "b"));
        fields.requiredIntegers("integers");
        fields.requiredSome("some", List.of("a"));
        fields.requiredChoice("choice", List.of("a"));
        assertThat(faults.found())
                .extracting(Fault::field)
                .containsExactly("there", "prose", "whole", "count", "number", "numbers", "integers", "some", "choice");
        assertThat(faults.found()).allMatch(fault -> fault.rule().equals("must be given"));
    }

    @Test
    void onlyWhatMayBeLeftOutIsSaidToBe() {
        Fields fields = fields("{'a': 0, 'b': 0, 'c': 0, 'd': 'x', 'e': 'x', 'f': 0}");
        fields.requiredInteger("a", 1, 9);
        fields.requiredNumber("b", Double.MIN_VALUE, Double.MAX_VALUE);
        fields.requiredCount("c");
        fields.requiredChoice("d", List.of("a", "b"));
        fields.choice("e", "a", List.of("a", "b"));
        fields.optionalInteger("f", 1, 9);
        assertThat(faults.found())
                .extracting(Fault::toString)
                .containsExactly(
                        "a: 0 (a whole number from 1 to 9); write such a number",
                        "b: 0 (a number above 0); write such a number, in the unit that the name says",
                        "c: 0 (a whole number from 1 to 4503599627370496); write such a number, in the unit that the"
                                + " name says",
                        "d: \"x\" (one of a, b); choose one of them",
                        "e: \"x\" (one of a, b); choose one of them, or leave the field out",
                        "f: 0 (a whole number from 1 to 9); write such a number, or leave the field out");
    }

    @Test
    void aChoiceIsOfferedWhateverIsThereInstead() {
        Fields fields = fields("{'choice': 7, 'some': {'x': 'a'}}");
        assertThat(fields.choice("choice", "a", List.of("b", "a"))).isEmpty();
        assertThat(fields.requiredSome("some", List.of("a", "b"))).containsExactly("a", "b");
        assertThat(faults.found()).extracting(Fault::rule).containsExactly("one of a, b", "a list of some of [a, b]");
    }

    @Test
    void aListIsAskedForWithWhatIsInIt() {
        Fields fields = fields("{'a': 5, 'b': [1, 2, 3], 'c': 5, 'd': [1, 2], 'e': {}, 'f': [1, 'x']}");
        fields.texts("a", 10);
        fields.integers("b", List.of(), 2, 0, 9);
        fields.objects("c");
        assertThat(fields.requiredNumbers("d", List.of("x", "y", "z"))).containsExactly(1.0, 1.0, 1.0);
        fields.requiredIntegers("e");
        assertThat(fields.requiredNumbers("f", List.of("x", "y"))).containsExactly(1.0, 1.0);
        assertThat(faults.found())
                .extracting(Fault::toString)
                .containsExactly(
                        "a: 5 (a list of texts); write texts in [ ]",
                        "b: [1,2,3] (a list of at most 2 whole numbers); write whole numbers in [ ]",
                        "c: 5 (a list of objects); write objects in [ ]",
                        "d: [1,2] (a list of 3 numbers); write one for each of [x, y, z]",
                        "e: {} (a list of whole numbers); write whole numbers in [ ]",
                        "f[1]: \"x\" (a number); write such a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000", "1e6", "1000000.0"})
    void aWholeNumberIsOneHoweverItIsWritten(String value) {
        Fields fields = fields("{'x': " + value + "}");
        assertThat(fields.requiredCount("x")).isEqualTo(1_000_000);
        assertThat(fields.requiredInteger("x", 1, 2_000_000)).isEqualTo(1_000_000);
        assertThat(faults.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e99", "1e999", "9223372036854775808", "'1'", "true"})
    void whatIsNoWholeNumberOrTooLargeIsAFault(String value) {
        Fields fields = fields("{'x': " + value + "}");
        assertThat(fields.requiredInteger("x")).isEqualTo(1);
        assertThat(fields.optionalLong("x", 0, Long.MAX_VALUE)).isNull();
        assertThat(faults.found()).hasSize(2);
    }

    @Test
    void nothingIsAskedOfAnObjectThatIsNotThere() {
        Fields fields = fields("{'list': [1]}");
        fields.requiredObject("inner").requiredObject("deeper").requiredCount("value");
        fields.objects("list").getFirst().requiredCount("value");
        assertThat(faults.found()).extracting(Fault::field).containsExactly("inner", "list[0]");
    }

    @Test
    void anElementOfAListIsNamedByItsPlace() {
        Fields fields = fields("{'a': [1, 'x', 2.5, 99], 'b': ['ok', ''], 'c': [[{}]], 'd': 5}");
        assertThat(fields.integers("a", List.of(), 10, 0, 9)).containsExactly(1);
        assertThat(fields.texts("b", 10)).containsExactly("ok");
        fields.objects("c");
        fields.requiredNumbers("d");
        assertThat(faults.found())
                .extracting(Fault::field)
                .containsExactly("a[1]", "a[2]", "a[3]", "b[1]", "c[0]", "d");
    }

    @Test
    void whatAValueRefusesIsNotedBelowItsPathUnlessAFaultThereIsKnown() {
        Fields rule = fields("{'rules': [{'ratios': [2, 'x'], 'name': 'a'}]}")
                .objects("rules")
                .getFirst();
        rule.requiredNumbers("ratios");
        Object built = rule.build(() -> {
            throw new InvalidInputException(List.of(
                    new Fault("ratios", "2", "at most 1", "divide it"), new Fault("name", "a", "new", "change it")));
        });
        assertThat(built).isNull();
        assertThat(faults.found()).extracting(Fault::field).containsExactly("rules[0].ratios[1]", "rules[0].name");
    }

    @Test
    void nothingIsBuiltOfWhatIsNotThere() {
        Fields element = fields("{'list': [1]}").objects("list").getFirst();
        assertThat(element.<String>build(() -> {
                    throw new InvalidInputException("name", "", "not empty", "write one");
                }))
                .isNull();
        assertThat(faults.found()).extracting(Fault::field).containsExactly("list[0]");
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
        Fields fields = fields("{'old': 1, 'neu': 2}");
        fields.flag("new", true);
        fields.removed("old", "no field any more", "remove it");
        fields.removed("older", "no field any more", "remove it");
        fields.rejectUnknown();
        assertThat(faults.found())
                .containsExactly(
                        new Fault("old", "1", "no field any more", "remove it"),
                        new Fault("neu", "2", "fields here are new", "correct the name or remove the field"));
    }

    @Test
    void aFileWithoutFieldsIsOneFaultOfTheFile() {
        Fields fields = Fields.of(JsonMapper.shared().readTree("[1]"), "chip.yaml:", "chip.yaml:", faults);
        fields.requiredProse("name");
        assertThat(faults.found())
                .containsExactly(new Fault(
                        "chip.yaml:",
                        "[1]",
                        "an object, which has fields",
                        "write { \"field\": value } in JSON, field: value in YAML"));
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
