package org.penjing.job.work;

import java.util.List;
import java.util.Map;
import org.penjing.hardware.Limits;
import org.penjing.job.request.KnownNames;

/** The hardware profiles and search spaces that jobs may name. */
public interface Catalog {
    List<ProfileSummary> profiles();

    List<SpaceSummary> searchSpaces();

    default KnownNames names() {
        return new KnownNames(
                profiles().stream().map(ProfileSummary::id).toList(),
                searchSpaces().stream().map(SpaceSummary::name).toList());
    }

    /**
     * A hardware profile in a list.
     *
     * @param name of the device
     * @param core such as {@code Cortex-M4F}
     * @param flashBytes of the device
     * @param sramBytes of the device
     * @param clockHertz of the core
     * @param presets the limits that each preset of a job stands for there
     */
    record ProfileSummary(
            String id,
            String name,
            String core,
            long flashBytes,
            long sramBytes,
            double clockHertz,
            Map<String, Limits> presets) {}

    /**
     * A search space in a list.
     *
     * @param family of networks that it is for
     */
    record SpaceSummary(String name, String family, String description) {}
}
