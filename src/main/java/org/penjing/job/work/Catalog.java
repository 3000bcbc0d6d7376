package org.penjing.job.work;

import java.util.List;
import org.penjing.job.spec.KnownNames;

/** The hardware profiles and search spaces that jobs may name. */
public interface Catalog {
    List<ProfileSummary> profiles();

    List<SpaceSummary> searchSpaces();

    default KnownNames names() {
        return new KnownNames(
                profiles().stream().map(ProfileSummary::id).toList(),
                searchSpaces().stream().map(SpaceSummary::name).toList());
    }
}
