package org.penjing.job.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penjing.job.work.Baseline;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Verified;

/** Where a job stands, as far as the next step depends on it. */
public record Standing(
        JobState state, @Nullable Baseline baseline, List<ProfileStanding> profiles, List<FinalistStanding> finalists) {

    public record ProfileStanding(
            String profile,
            boolean searched,
            int generation,
            int evaluations,
            Duration searchTime,
            boolean published) {}

    public record FinalistStanding(
            Finalist finalist, boolean fineTuned, @Nullable Verified verified) {
        public Verified requireVerified() {
            if (verified == null) {
                throw new IllegalStateException("finalist " + finalist.rank() + " is not verified");
            }
            return verified;
        }
    }

    public Optional<ProfileStanding> nextSearch() {
        return profiles.stream().filter(profile -> !profile.searched()).findFirst();
    }

    public List<Finalist> untuned() {
        return finalists.stream()
                .filter(finalist -> !finalist.fineTuned())
                .map(FinalistStanding::finalist)
                .toList();
    }

    public Optional<Finalist> nextVerification() {
        return finalists.stream()
                .filter(finalist -> finalist.verified() == null)
                .map(FinalistStanding::finalist)
                .findFirst();
    }

    /** The finalists of one profile, all verified, and which of them is the best. */
    public record Finalists(FinalistStanding best, List<FinalistStanding> all) {}

    /** Those of the next profile that has any and is not published. */
    public Optional<Finalists> nextPublication(Criterion criterion) {
        return profiles.stream()
                .filter(profile -> !profile.published())
                .map(profile -> of(profile.profile()))
                .flatMap(all -> Selection.best(all, criterion).map(best -> new Finalists(best, all)).stream())
                .findFirst();
    }

    private List<FinalistStanding> of(String profile) {
        return finalists.stream()
                .filter(finalist -> finalist.finalist().profile().equals(profile))
                .toList();
    }

    public Baseline requireBaseline() {
        if (baseline == null) {
            throw new IllegalStateException("a job that is " + state + " has no baseline");
        }
        return baseline;
    }
}
