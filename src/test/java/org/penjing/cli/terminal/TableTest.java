package org.penjing.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void setsWordsToTheLeftAndNumbersToTheRight() {
        Table table = new Table(
                1,
                List.of("chip", "bytes", "ms"),
                List.of(List.of("rp2040", "1,024", "3.5"), List.of("m4", "9", "12.25")));
        assertThat(table.lines())
                .containsExactly(
                        "chip    bytes     ms", //
                        "rp2040  1,024    3.5",
                        "m4          9  12.25");
    }

    @Test
    void leavesNoBlanksAtTheEnd() {
        assertThat(new Table(2, List.of("a", "bb"), List.of(List.of("x", ""))).lines())
                .containsExactly("a  bb", "x");
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table(1, List.of("a"), List.of(List.of("b", "c"))));
    }
}
