package org.penjing.pipeline.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.hardware.DeviceProfile;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitViolations;
import org.penjing.hardware.Limits;
import org.penjing.hardware.StepCost;
import org.penjing.hardware.cost.CostModel;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.ProfileSpec;
import org.penjing.network.Architecture;
import org.penjing.proof.Engines;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;

/** One profile of a job: the device, its limits, and the candidates that it may run. */
public record Target(
        DeviceProfile device,
        Limits limits,
        Architecture architecture,
        CandidateSpace space,
        ChannelGroups groups,
        CostModel costs) {
    /** Those of all profiles of a job, by their ids, in the job's order. */
    public static Map<String, Target> all(JobSpec spec, Architecture architecture, Catalogue catalogue) {
        Map<String, Target> targets = new LinkedHashMap<>();
        for (ProfileSpec profile : spec.profiles()) {
            targets.put(profile.id(), of(spec, profile, architecture, catalogue));
        }
        return Collections.unmodifiableMap(targets);
    }

    public static Target of(JobSpec spec, ProfileSpec profile, Architecture architecture, Catalogue catalogue) {
        DeviceProfile device = catalogue.device(profile);
        ChannelGroups groups = ChannelGroups.of(architecture);
        CandidateSpace space = CandidateSpace.of(
                catalogue.space(spec.searchSpace()),
                architecture,
                new TreeSet<>(device.precisions()),
                architecture.recursion().maxDepth());
        return new Target(
                device,
                limits(device, catalogue.limits(profile)),
                architecture,
                space,
                groups,
                new CostModel(architecture));
    }

    /** Beside variables and arena the device must have room for the stack. */
    private static Limits limits(DeviceProfile device, Limits asked) {
        return asked.within(asked.bound(Limit.FLASH_BYTES), device.sramBytes().value() - Engines.STACK_BYTES);
    }

    /** The cost of one step of a candidate. */
    public StepCost cost(Candidate candidate) {
        return cost(candidate.compression());
    }

    /** The cost of one step of a subnet. */
    public StepCost cost(Compression compression) {
        return costs.cost(groups.slice(compression.widths()), compression, device);
    }

    /** Every limit but the one on accuracy. */
    public LimitViolations violations(Candidate candidate) {
        return LimitViolations.of(cost(candidate), candidate.depth(), limits);
    }

    /** The narrowest network in the precision that comes nearest to the limits. */
    public Candidate mostFrugal() {
        return guesses().getFirst();
    }

    /**
     * Whether limits can be met as far as shapes can tell: no limit is broken by every narrowest network. A mix of precisions
     * may meet together what each alone does not, so this never refuses what a search could find.
     */
    public boolean isSatisfiable() {
        List<LimitViolations> all = narrowest().stream().map(this::violations).toList();
        return IntStream.range(0, all.getFirst().checks().size())
                .allMatch(limit -> all.stream()
                        .anyMatch(violations -> violations.checks().get(limit).isMet()));
    }

    /**
     * The narrowest network in each precision: fewer bits need less flash, but more instructions on most cores, so neither end
     * is always the cheapest.
     */
    private List<Candidate> narrowest() {
        List<Candidate> candidates = new ArrayList<>(List.of(space.smallest()));
        for (Precision precision : device.precisions()) {
            candidates.add(space.candidate(space.network(space.uniform(0, precision))));
        }
        return candidates.stream().distinct().toList();
    }

    /** Where a search starts: the narrowest networks, the nearest to the limits first. */
    public List<Candidate> guesses() {
        return narrowest().stream()
                .sorted(Comparator.comparingDouble(
                        candidate -> violations(candidate).sum()))
                .toList();
    }
}
