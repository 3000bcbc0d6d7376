package org.penjing.job.stations;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.job.spec.JobSpec;
import org.penjing.job.spec.ProfileSpec;
import org.penjing.job.work.DataSummary;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.ProfileFeasibility;
import org.penjing.job.work.SubnetCheck;
import org.penjing.network.Architecture;
import org.penjing.space.Candidate;

/** What can be said of a job from its data and shapes alone. */
final class Feasibility {
    private Feasibility() {}

    static FeasibilityReport of(JobSpec spec, @Nullable Path trained, Catalogue catalogue) {
        DataSummary data = trained == null ? JobData.check(spec) : JobData.check(trained);
        Architecture architecture = spec.model()
                .tinyRecursive(data.cells(), data.alphabet().length())
                .architecture();
        return new FeasibilityReport(
                data,
                spec.profiles().stream()
                        .map(profile -> of(spec, profile, architecture, catalogue))
                        .toList());
    }

    private static ProfileFeasibility of(
            JobSpec spec, ProfileSpec profile, Architecture architecture, Catalogue catalogue) {
        Target target = Target.of(spec, profile, architecture, catalogue);
        SubnetCheck smallest = check("smallest", target.mostFrugal(), target);
        return new ProfileFeasibility(
                profile.id(),
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
