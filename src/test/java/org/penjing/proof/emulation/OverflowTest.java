package org.penjing.proof.emulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverflowTest {
    @Test
    void readsOverflowsInBothQuotings() {
        assertThat(Overflow.in("ld: region `FLASH' overflowed by 3156 bytes\nld: region 'RAM' overflowed by 1 byte\n"))
                .containsExactly(new Overflow(Overflow.Memory.FLASH, 3156), new Overflow(Overflow.Memory.RAM, 1));
        assertThat(Overflow.in("ld: region `PROBE_RAM' overflowed by 8 bytes")).isEmpty();
    }
}
