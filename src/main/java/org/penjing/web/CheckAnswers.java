package org.penjing.web;

import org.penjing.hardware.LimitCheck;
import org.penjing.hardware.LimitWords;
import org.penjing.job.work.DataSummary;
import org.penjing.job.work.FeasibilityReport;
import org.penjing.job.work.FeasibilityReport.ProfileFeasibility;
import org.penjing.job.work.FeasibilityReport.SubnetCheck;
import org.penjing.web.api.CheckResponse;
import org.penjing.web.api.CheckResponse.ProfileCheck;
import org.penjing.web.api.CheckResponse.SubnetResponse;
import org.penjing.web.api.DataResponse;
import org.penjing.web.api.LimitResponse;

/** What is known of jobs before they run, as it goes over the wire. */
final class CheckAnswers {
    private CheckAnswers() {}

    static CheckResponse check(FeasibilityReport report) {
        DataSummary data = report.data();
        return new CheckResponse(
                data == null ? null : data(data),
                report.profiles().stream().map(CheckAnswers::profile).toList());
    }

    static LimitResponse limit(LimitCheck check) {
        return new LimitResponse(
                check.limit().id(),
                check.actual(),
                check.bound(),
                check.isMet(),
                check.isMet() ? null : LimitWords.broken(check));
    }

    static ProfileCheck profile(ProfileFeasibility profile) {
        return new ProfileCheck(
                profile.profile(),
                profile.satisfiable(),
                profile.satisfiable() ? null : profile.shortfall(),
                profile.subnets().stream().map(CheckAnswers::subnet).toList());
    }

    private static SubnetResponse subnet(SubnetCheck check) {
        return new SubnetResponse(
                check.subnet(),
                PointAnswers.costs(check.costs()),
                check.limits().stream().map(CheckAnswers::limit).toList(),
                check.isMet());
    }

    private static DataResponse data(DataSummary data) {
        return new DataResponse(
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
}
