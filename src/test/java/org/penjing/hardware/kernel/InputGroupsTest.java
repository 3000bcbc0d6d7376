package org.penjing.hardware.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputGroupsTest {
    @Test
    void restsAreWordsOfTheLastGroupThatAreNotFull() {
        assertThat(InputGroups.DUAL.rests(16, 8)).isZero();
        assertThat(InputGroups.DUAL.rests(13, 8)).as("4 4 4 1").isEqualTo(1);
        assertThat(InputGroups.DUAL.rests(12, 8)).as("4 4 4 0").isEqualTo(1);
        assertThat(InputGroups.DUAL.rests(9, 8)).as("4 4 1 0").isEqualTo(2);
        assertThat(InputGroups.DUAL.rests(17, 2)).as("16 1").isEqualTo(1);
    }
}
