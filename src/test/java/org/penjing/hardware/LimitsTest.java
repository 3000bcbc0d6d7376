package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import tools.jackson.databind.json.JsonMapper;

class LimitsTest {
    private static final Limits LIMITS = Fixtures.limits(1000, 2000, 1e6, 50, 100, 1000, 5);

    @Test
    void everyLimitIsReadByTheNameThatItIsWrittenBy() {
        JsonMapper json = JsonMapper.shared();
        for (Limit limit : Limit.values()) {
            LimitCheck check = new LimitCheck(limit, 2, 1);
            assertThat(json.writeValueAsString(check)).contains("\"" + limit.id() + "\"");
            assertThat(json.readValue(json.writeValueAsString(check), LimitCheck.class))
                    .isEqualTo(check);
        }
    }

    @Test
    void limitsAreWrittenByTheirIdsAndBytesAsWholeNumbers() {
        JsonMapper json = JsonMapper.shared();
        Limits limits = new Limits(Map.of(Limit.MILLIS_PER_STEP, 2.5, Limit.FLASH_BYTES, 65536.0));
        String text = json.writeValueAsString(limits);
        assertThat(text).isEqualTo("{\"flashBytes\":65536,\"millisPerStep\":2.5}");
        assertThat(json.readValue(text, Limits.class)).isEqualTo(limits);
        assertThat(json.readValue("{}", Limits.class)).isEqualTo(Limits.NONE);
    }

    @Test
    void theMissionTakesHalfAMegabyteOfFlashAndLessThan256KilobytesOfMemoryAndNeverMoreThanTheDeviceHas() {
        assertThat(LimitPreset.MISSION.limits(1 << 20, 1 << 20))
                .isEqualTo(Fixtures.limits(524_288, 262_143, 10e6, 50, 100, 1000, 5));
        assertThat(LimitPreset.MISSION.limits(4096, 128 * 1024))
                .isEqualTo(Fixtures.limits(4096, 131_072, 10e6, 50, 100, 1000, 5));
    }

    @Test
    void aDeviceLimitsMemoryAloneSoTimeAndEnergyAreNotChecked() {
        Limits limits = LimitPreset.DEVICE.limits(4096, 2048);
        assertThat(limits.bounds())
                .isEqualTo(Map.of(Limit.FLASH_BYTES, 4096.0, Limit.SRAM_BYTES, 2048.0, Limit.ACCURACY_DROP, 5.0));
        StepCost slow = new StepCost(1000, 2000, 1_000_000_000, 1e9, 1e6, 1e9);
        assertThat(LimitViolations.of(slow, 100, limits).checks())
                .extracting(LimitCheck::limit)
                .containsExactly(Limit.FLASH_BYTES, Limit.SRAM_BYTES);
    }

    @Test
    void aJobsOwnLimitsHoldBesideThoseOfTheDevice() {
        Limits millis = new Limits(Map.of(Limit.MILLIS_PER_INFERENCE, 20.0));
        Limits limits = LimitPreset.DEVICE.limits(4096, 2048).override(millis);
        StepCost cost = new StepCost(1000, 2000, 125_000, 1, 25, 1000);
        assertThat(LimitViolations.of(cost, 1, limits).violated())
                .containsExactly(new LimitCheck(Limit.MILLIS_PER_INFERENCE, 25, 20));
    }

    @Test
    void reportsEveryLimitThatIsOutOfRangeTogether() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Fixtures.limits(0, -1, 0, -0.5, Double.NaN, Double.NEGATIVE_INFINITY, -1))
                .satisfies(e -> assertThat(e.faults())
                        .extracting(Fault::field)
                        .containsExactly(
                                "limits.flashBytes",
                                "limits.sramBytes",
                                "limits.flopsPerInference",
                                "limits.millisPerStep",
                                "limits.millisPerInference",
                                "limits.microjoulesPerStep",
                                "limits.accuracyDrop"));
    }

    @Test
    void noAccuracyMayBeLostIsALimit() {
        assertThat(new Limits(Map.of(Limit.ACCURACY_DROP, 0.0)).bound(Limit.ACCURACY_DROP))
                .isZero();
        assertThat(new LimitCheck(Limit.ACCURACY_DROP, 2, 0).excess()).isEqualTo(2);
    }

    @Test
    void overridesReplaceOnlyWhatTheyGive() {
        Limits overrides = new Limits(Map.of(Limit.SRAM_BYTES, 500.0, Limit.MILLIS_PER_STEP, 7.5));
        assertThat(LIMITS.override(overrides)).isEqualTo(Fixtures.limits(1000, 500, 1e6, 7.5, 100, 1000, 5));
        assertThat(LIMITS.override(Limits.NONE)).isEqualTo(LIMITS);
    }

    @Test
    void noOverrideGivesADeviceMoreMemory() {
        Limits overrides = new Limits(Map.of(Limit.FLASH_BYTES, 0x1p30, Limit.SRAM_BYTES, 0x1p30));
        Limits limits = Fixtures.device().limits(LimitPreset.DEVICE, overrides);
        assertThat(limits.bound(Limit.FLASH_BYTES)).isEqualTo(1 << 20);
        assertThat(limits.bound(Limit.SRAM_BYTES)).isEqualTo(1 << 17);
    }

    @Test
    void aCostAtItsBoundMeetsIt() {
        StepCost cost = new StepCost(1000, 2000, 125_000, 1, 25, 1000);
        LimitViolations violations = LimitViolations.of(cost, 4, 5, LIMITS);
        assertThat(violations.isEmpty()).isTrue();
        assertThat(violations.sum()).isZero();
        assertThat(violations.violated()).isEmpty();
        assertThat(violations.checks()).hasSize(7);
    }

    @Test
    void violationsNameTheLimitAndAddUpRelativeToIt() {
        StepCost cost = new StepCost(1500, 2000, 250_000, 1, 25, 1100);
        LimitViolations violations = LimitViolations.of(cost, 5, 6, LIMITS);
        assertThat(violations.violated())
                .containsExactly(
                        new LimitCheck(Limit.FLASH_BYTES, 1500, 1000),
                        new LimitCheck(Limit.FLOPS_PER_INFERENCE, 2.5e6, 1e6),
                        new LimitCheck(Limit.MILLIS_PER_INFERENCE, 125, 100),
                        new LimitCheck(Limit.MICROJOULES_PER_STEP, 1100, 1000),
                        new LimitCheck(Limit.ACCURACY_DROP, 6, 5));
        assertThat(violations.sum()).isCloseTo(0.5 + 1.5 + 0.25 + 0.1 + 0.2, within(1e-12));
    }

    @Test
    void accuracyIsLeftOutBeforeTraining() {
        LimitViolations violations = LimitViolations.of(new StepCost(1, 1, 1, 1, 1, 1), 1, LIMITS);
        assertThat(violations.checks())
                .extracting(LimitCheck::limit)
                .doesNotContain(Limit.ACCURACY_DROP)
                .hasSize(6);
    }
}
