package org.penjing.job.store.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.job.store.document.StoredFigures.StoredCosts;
import org.penjing.job.work.DataSummary;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FeasibilityReport.SubnetCheck;

/** What was known of a job before its training. */
public record StoredFeasibility(@Nullable StoredData data, List<StoredProfile> profiles) {

    record StoredProfile(String profile, boolean satisfiable, List<StoredSubnet> subnets) {
        static StoredProfile of(ProfileFeasibility profile) {
            return new StoredProfile(
                    profile.profile(),
                    profile.satisfiable(),
                    profile.subnets().stream().map(StoredSubnet::of).toList());
        }

        ProfileFeasibility feasibility() {
            return new ProfileFeasibility(
                    profile,
                    satisfiable,
                    subnets.stream().map(StoredSubnet::check).toList());
        }
    }

    record StoredSubnet(String subnet, StoredCosts costs, List<StoredLimit> limits) {
        static StoredSubnet of(SubnetCheck check) {
            return new StoredSubnet(check.subnet(), StoredCosts.of(check.costs()), StoredLimit.of(check.limits()));
        }

        SubnetCheck check() {
            return new SubnetCheck(subnet, costs.costs(), StoredLimit.checks(limits));
        }
    }

    record StoredData(
            int cells,
            int answerCells,
            String alphabet,
            int rows,
            int duplicates,
            int contradictions,
            int changedGivens,
            int blankAnswers,
            int classes,
            String splitBy,
            int training,
            int validation,
            int test,
            List<String> notes) {
        static StoredData of(DataSummary data) {
            return new StoredData(
                    data.cells(),
                    data.answerCells(),
                    data.alphabet(),
                    data.rows(),
                    data.duplicates(),
                    data.contradictions(),
                    data.changedGivens(),
                    data.blankAnswers(),
                    data.classes(),
                    data.splitBy(),
                    data.training(),
                    data.validation(),
                    data.test(),
                    data.notes());
        }

        DataSummary summary() {
            return new DataSummary(
                    cells,
                    answerCells,
                    alphabet,
                    rows,
                    duplicates,
                    contradictions,
                    changedGivens,
                    blankAnswers,
                    classes,
                    splitBy,
                    training,
                    validation,
                    test,
                    notes);
        }
    }

    public static String write(FeasibilityReport report) {
        DataSummary data = report.data();
        return Documents.write(new StoredFeasibility(
                data == null ? null : StoredData.of(data),
                report.profiles().stream().map(StoredProfile::of).toList()));
    }

    public static FeasibilityReport read(String json) {
        return Documents.read(json, StoredFeasibility.class).report();
    }

    private FeasibilityReport report() {
        return new FeasibilityReport(
                data == null ? null : data.summary(),
                profiles.stream().map(StoredProfile::feasibility).toList());
    }
}
