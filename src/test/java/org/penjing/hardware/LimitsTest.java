package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.penjing.base.Fault;
import org.penjing.base.Faults;
import org.penjing.base.InvalidInputException;
import tools.jackson.databind.json.JsonMapper;

class LimitsTest {
    private static final Limits LIMITS = new Limits(1000, 2000, 1e6, 50, 100, 1000, 5);

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
    void theMissionTakesHalfAMegabyteOfFlashAndLessThan256KilobytesOfMemoryAndNeverMoreThanTheDeviceHas() {
        assertThat(LimitPreset.MISSION.limits(1 << 20, 1 << 20))
                .isEqualTo(new Limits(524_288, 262_143, 10e6, 50, 100, 1000, 5));
        assertThat(LimitPreset.MISSION.limits(4096, 128 * 1024))
                .isEqualTo(new Limits(4096, 131_072, 10e6, 50, 100, 1000, 5));
    }

    @Test
    void aDeviceLimitsMemoryAloneSoTimeAndEnergyAreNotChecked() {
        Limits limits = LimitPreset.DEVICE.limits(4096, 2048);
        assertThat(limits.given()).isEqualTo(new LimitOverrides(4096L, 2048L, null, null, null, null, 5.0));
        StepCost slow = new StepCost(1000, 2000, 1_000_000_000, 1e9, 1e6, 1e9);
        assertThat(LimitViolations.of(slow, 100, limits).checks())
                .extracting(LimitCheck::limit)
                .containsExactly(Limit.FLASH_BYTES, Limit.SRAM_BYTES);
    }

    @Test
    void aJobsOwnLimitsHoldBesideThoseOfTheDevice() {
        LimitOverrides millis = new LimitOverrides(null, null, null, null, 20.0, null, null);
        Limits limits = LimitPreset.DEVICE.limits(4096, 2048).override(millis);
        StepCost cost = new StepCost(1000, 2000, 125_000, 1, 25, 1000);
        assertThat(LimitViolations.of(cost, 1, limits).violated())
                .containsExactly(new LimitCheck(Limit.MILLIS_PER_INFERENCE, 25, 20));
    }

    @Test
    void reportsEveryLimitThatIsOutOfRangeTogether() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Limits(0, -1, 0, -0.5, Double.NaN, Double.NEGATIVE_INFINITY, -1))
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
        Faults faults = new Faults();
        new LimitOverrides(null, null, null, null, null, null, 0.0).check("limits", faults);
        faults.throwIfAny();
        assertThat(new LimitCheck(Limit.ACCURACY_DROP, 2, 0).excess()).isEqualTo(2);
    }

    @Test
    void overridesReplaceOnlyWhatTheyGive() {
        LimitOverrides overrides = new LimitOverrides(null, 500L, null, 7.5, null, null, null);
        assertThat(LIMITS.override(overrides)).isEqualTo(new Limits(1000, 500, 1e6, 7.5, 100, 1000, 5));
        assertThat(LIMITS.override(LimitOverrides.NONE)).isEqualTo(LIMITS);
    }

    @Test
    void noOverrideGivesADeviceMoreMemory() {
        LimitOverrides overrides = new LimitOverrides(1L << 30, 1L << 30, null, null, null, null, null);
        Limits limits = Fixtures.device().limits(LimitPreset.DEVICE, overrides);
        assertThat(limits.flashBytes()).isEqualTo(1 << 20);
        assertThat(limits.sramBytes()).isEqualTo(1 << 17);
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
