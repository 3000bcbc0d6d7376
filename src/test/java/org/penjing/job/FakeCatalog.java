package org.penjing.job;

import java.util.List;
import java.util.Map;
import org.penjing.hardware.Limits;
import org.penjing.job.work.Catalog;
import org.penjing.job.work.Catalog.ProfileSummary;
import org.penjing.job.work.Catalog.SpaceSummary;

/** Three devices and one search space. */
public final class FakeCatalog implements Catalog {
    @Override
    public List<ProfileSummary> profiles() {
        return List.of(profile("m4"), profile("m0"), profile("m33"));
    }

    @Override
    public List<SpaceSummary> searchSpaces() {
        return List.of(new SpaceSummary("tiny-recursive", "tiny-recursive", "everything at once"));
    }

    private static ProfileSummary profile(String id) {
        return new ProfileSummary(
                id, "Board " + id, "Cortex", 512 << 10, 128 << 10, 64e6, Map.of("device", Limits.NONE));
    }
}
