package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penjing.export.FirmwareFigures;
import org.penjing.export.Report;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.Target;
import org.penjing.search.space.Candidate;
import org.penjing.task.Grids;

class JudgementTest {
    private final Target target = target("{\"flashBytes\": 20000, \"millisPerStep\": 1000}");
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
        Target narrow =
                target("{\"flashBytes\": %d}".formatted(target.cost(candidate).flashBytes() - 1));
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

    private static Target target(String limits) {
        JobSpec spec = new JobSpecReader(() -> 7).restore("""
            {"name": "judged", "seed": 7, "data": {"generator": {"puzzle": "sudoku"}},
             "model": {"width": 8, "blocks": 1, "mixer": "token", "mixerInner": 8, "channelInner": 8, "latentUpdates": 1,
                       "maxDepth": 2},
             "profiles": [{"id": "stm32f446re", "limits": %s}]}
            """.formatted(limits));
        return Target.of(
                spec,
                spec.profile("stm32f446re"),
                spec.model().network(Grids.task(".1234", 16)).architecture(),
                Catalogue.load(Path.of("")));
    }
}
