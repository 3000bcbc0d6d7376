package org.penjing.proof.emulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.hardware.DeviceProfiles;

class CoreTest {
    @ParameterizedTest
    @CsvSource({
        "cortex-m4, CORTEX_M4",
        "Cortex-M4F, CORTEX_M4",
        "Cortex-M0+, CORTEX_M0PLUS",
        "cortex-m0plus, CORTEX_M0PLUS"
    })
    void findsACoreByItsId(String id, Core core) {
        assertThat(Core.of(id)).contains(core);
    }

    @Test
    void everyCortexMOfTheProfilesIsEmulated() {
        assertThat(DeviceProfiles.load(Path.of("hardware-profiles")).all())
                .filteredOn(profile -> profile.core().startsWith("Cortex-M"))
                .isNotEmpty()
                .allSatisfy(profile -> assertThat(Core.of(profile.core())).isPresent());
    }
}
