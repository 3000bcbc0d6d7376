package org.penjing.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.export.FirmwareFigures;
import org.penjing.export.Report;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;
import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.Limits;
import org.penjing.pipeline.context.Target;
import org.penjing.search.space.Candidate;

/**
 * A finished model held against its limits: by what was measured where anything was, else by the cost model.
 *
 * @param limits all of them
 * @param measured those of them whose value was measured
 */
record Judgement(LimitViolations limits, List<LimitCheck> measured) {
    /** @param accuracyDrop points (1 = 0.01) of the headline on the test split below the float network */
    static Judgement of(Target target, Candidate candidate, double accuracyDrop, @Nullable FirmwareFigures firmware) {
        Limits bounds = target.limits();
        LimitViolations all = LimitViolations.of(target.cost(candidate), candidate.depth(), accuracyDrop, bounds);
        List<LimitCheck> measured = new ArrayList<>();
        measured.add(new LimitCheck(Limit.ACCURACY_DROP, accuracyDrop, bounds.bound(Limit.ACCURACY_DROP)));
        if (firmware != null && firmware.flashBytes() != null) {
            measured.add(new LimitCheck(Limit.FLASH_BYTES, firmware.flashBytes(), bounds.bound(Limit.FLASH_BYTES)));
        }
        if (firmware != null && firmware.arenaBytes() != null) {
            measured.add(new LimitCheck(Limit.SRAM_BYTES, firmware.arenaBytes(), bounds.bound(Limit.SRAM_BYTES)));
        }
        return new Judgement(all.with(measured), measured);
    }

    /** The limits as a report has them. */
    List<Report.Limit> reported() {
        return limits.checks().stream().map(this::reported).toList();
    }

    private Report.Limit reported(LimitCheck check) {
        return new Report.Limit(
                check.limit().id(),
                check.actual(),
                check.bound(),
                check.isMet(),
                measured.contains(check) ? Report.Basis.MEASURED : Report.Basis.PREDICTED);
    }
}
