package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penjing.export.FirmwareFigures;
import org.penjing.export.Report;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.pipeline.context.Target;
import org.penjing.pipeline.context.Targets;
import org.penjing.search.space.Candidate;

class JudgementTest {
    private final Target target = Targets.of("{\"flashBytes\": 20000, \"millisPerStep\": 1000}");
    private final Candidate candidate = target.mostFrugal();

    @Test
    void withoutFirmwareOnlyTheAccuracyIsMeasured() {
        assertThat(judgement(null).reported())
                .extracting(Report.Limit::name, Report.Limit::basis)
                .contains(
                        tuple("flashBytes", Report.Basis.PREDICTED),
                        tuple("sramBytes", Report.Basis.PREDICTED),
                        tuple("millisPerStep", Report.Basis.PREDICTED),
                        tuple("accuracyDrop", Report.Basis.MEASURED));
    }

    @Test
    void linkedFirmwareDecidesLimitsOnMemoryWhateverWasPredicted() {
        Judgement tooLarge = judgement(new FirmwareFigures(20_001L, 900L, 300L, 1_000L));
        assertThat(tooLarge.limits().violated()).containsExactly(new LimitCheck(Limit.FLASH_BYTES, 20_001, 20_000));
        assertThat(limit(tooLarge, "sramBytes"))
                .isEqualTo(new Report.Limit("sramBytes", 900, 131_072 - 2_048, true, Report.Basis.MEASURED));
        Target narrow = Targets.of(
                "{\"flashBytes\": %d}".formatted(target.cost(candidate).flashBytes() - 1));
        Judgement fits = Judgement.of(narrow, candidate, 0, new FirmwareFigures(2_000L, null, null, null));
        assertThat(Judgement.of(narrow, candidate, 0, null).limits().isEmpty()).isFalse();
        assertThat(fits.limits().isEmpty()).isTrue();
        assertThat(limit(fits, "sramBytes").basis()).isEqualTo(Report.Basis.PREDICTED);
    }

    @Test
    void aFigureThatEqualsItsPredictionIsStillMeasured() {
        long predicted = target.cost(candidate).flashBytes();
        assertThat(limit(judgement(new FirmwareFigures(predicted, null, null, null)), "flashBytes")
                        .basis())
                .isEqualTo(Report.Basis.MEASURED);
    }

    private Judgement judgement(@Nullable FirmwareFigures firmware) {
        return Judgement.of(target, candidate, 1.5, firmware);
    }

    private static Report.Limit limit(Judgement judgement, String name) {
        return judgement.reported().stream()
                .filter(limit -> limit.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
