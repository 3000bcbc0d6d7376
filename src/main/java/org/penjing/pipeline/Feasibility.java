package org.penjing.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FeasibilityReport.SubnetCheck;
import org.penjing.network.Architecture;
import org.penjing.onnx.runtime.SampleMemory;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.JobData;
import org.penjing.pipeline.context.Target;
import org.penjing.search.space.Candidate;

/** What can be said of a job from its data and shapes alone. */
final class Feasibility {
    private Feasibility() {}

    /**
     * @param trained directory of the job whose data and supernet are taken
     * @param memoryBytes of native memory that networks may take when they are run
     * @throws org.penjing.base.InvalidInputException if the job cannot run
     */
    static FeasibilityReport of(
            JobSpec spec,
            DataFiles files,
            @Nullable Path trained,
            Catalogue catalogue,
            long memoryBytes,
            Cancellation cancellation) {
        JobData.Checked data = trained == null ? JobData.check(spec, files, cancellation) : JobData.check(trained);
        Architecture architecture = spec.model().network(data.task()).architecture();
        requireMemory(architecture, memoryBytes);
        return new FeasibilityReport(
                data.summary(),
                Target.all(spec, architecture, catalogue).entrySet().stream()
                        .map(target -> of(target.getKey(), target.getValue()))
                        .toList());
    }

    private static void requireMemory(Architecture architecture, long memoryBytes) {
        SampleMemory sample = SampleMemory.of(architecture);
        long needed = Math.max(sample.floatBytes(), sample.integerBytes());
        Faults faults = new Faults();
        faults.check(
                needed <= memoryBytes,
                "model",
                (needed >> 20) + " MB of memory to run the network on one question of " + architecture.cells()
                        + " tokens or numbers",
                "at most " + (memoryBytes >> 20) + " MB",
                "choose smaller puzzles, fewer attention heads or a narrower model, or raise"
                        + " penjing.scoring.megabytes");
        faults.throwIfAny();
    }

    private static ProfileFeasibility of(String profile, Target target) {
        SubnetCheck smallest = check("smallest", target.mostFrugal(), target);
        return new ProfileFeasibility(
                profile,
                target.isSatisfiable(),
                List.of(
                        smallest,
                        check("middle", target.space().middle(), target),
                        check("largest", target.space().largest(), target)));
    }

    private static SubnetCheck check(String name, Candidate candidate, Target target) {
        return new SubnetCheck(
                name,
                CostFigures.of(target.cost(candidate), candidate.depth()),
                target.violations(candidate).checks());
    }
}
