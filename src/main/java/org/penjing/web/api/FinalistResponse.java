package org.penjing.web.api;

import java.util.List;

/**
 * A published finalist of a job for a hardware profile.
 *
 * @param best whether it is the best of the profile, as the job calls best
 */
public record FinalistResponse(
        String profile,
        int rank,
        boolean best,
        PointResponse point,
        BaselineResponse baseline,
        List<PublishedFile> files) {

    /**
     * A file that can be downloaded.
     *
     * @param sha256 in lower-case hexadecimal
     */
    public record PublishedFile(String name, long bytes, String sha256) {}
}
