package org.penjing.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.InvalidInputException;

class ArgumentsTest {
    private static final Syntax SYNTAX =
            Syntax.of("ID").option("--port", "N").option("-o", "FILE").flag("--fast");

    private static Arguments parse(String... words) {
        return Arguments.parse("go", SYNTAX, List.of(words));
    }

    @Test
    void readsOptionsBeforeAndAfterOperandsInBothForms() {
        Arguments arguments = parse("--port", "80", "x", "-o", "f", "--fast");
        assertThat(arguments.operand("ID")).isEqualTo("x");
        assertThat(arguments.integer("--port", 1, 0, 100)).isEqualTo(80);
        assertThat(arguments.required("-o")).isEqualTo("f");
        assertThat(arguments.has("--fast")).isTrue();
        assertThat(parse("--port=81", "x").integer("--port", 1, 0, 100)).isEqualTo(81);
    }

    @Test
    void takesEverythingAfterTwoDashesAsOperands() {
        assertThat(parse("--", "-x").operand("ID")).isEqualTo("-x");
    }

    @Test
    void fallsBackOnlyWhereAnOptionIsAbsent() {
        assertThat(parse("x").integer("--port", 7, 0, 100)).isEqualTo(7);
        assertThat(parse("x").option("-o", "here")).isEqualTo("here");
        assertThat(parse("x").has("--fast")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        x --prot 1        | option: --prot (one of --port, -o, --fast); see ./penjing help go
        x --port          | --port: nothing (needs a value); write --port N
        x --port 1 --port 2 | --port: 2 (may be given once); keep one of them
        x --fast=yes      | --fast: yes (takes no value); write --fast
        x y               | go: y (takes only ID); remove it, or see ./penjing help go
        --fast            | ID: nothing (must be given); write ./penjing go ID [--port N] [-o FILE] [--fast]
        """)
    void refusesWordsThatDoNotFit(String words, String fault) {
        assertThatThrownBy(() -> parse(words.split(" ")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(fault);
    }

    @ParameterizedTest
    @CsvSource({"-1", "101", "ten", "1.5"})
    void refusesNumbersOutOfRange(String value) {
        assertThatThrownBy(() -> parse("x", "--port=" + value).integer("--port", 7, 0, 100))
                .hasMessage("--port: " + value + " (a whole number from 0 to 100); write such a number");
    }

    @Test
    void namesTheOptionThatMustBeGiven() {
        assertThatThrownBy(() -> parse("x").required("-o"))
                .hasMessage("-o: nothing (must be given); see ./penjing help go");
    }
}
