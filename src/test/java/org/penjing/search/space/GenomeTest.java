package org.penjing.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenomeTest {
    @Test
    void isReadBackFromItsText() {
        assertThat(Genome.of(6, 0, 12)).hasToString("6.0.12");
        assertThat(Genome.parse("6.0.12")).isEqualTo(Genome.of(6, 0, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1..2", "1.x", "-1", "1."})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Genome.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesOneChoiceAndLeavesTheOriginal() {
        Genome genome = Genome.of(1, 2, 3);
        assertThat(genome.with(1, 0)).isEqualTo(Genome.of(1, 0, 3));
        assertThat(genome).isEqualTo(Genome.of(1, 2, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "*, block0.mix.up, true",
        "*.up, block0.mix.up, true",
        "block?.mix.*, block1.mix.down, true",
        "block?.mix.*, block12.mix.down, false",
        "embed, embed, true",
        "embed, embedding, false",
        "block0.mix, block0xmix, false",
        "a+b, a+b, true"
    })
    void globsMatchWholeNamesAndTakeDotsLiterally(String pattern, String name, boolean matches) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
    }
}
