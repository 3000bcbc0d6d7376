package org.penjing.job.work;

import java.nio.file.Path;
import java.util.List;
import org.penjing.export.Bundle;

/**
 * What is published of a finalist.
 *
 * @param best the rank of the finalist that is the profile's best
 * @param directory where its {@link Bundle#MODELS} lie and all its files are left
 * @param front the profile's front, verified points among it
 */
public record Publication(
        String profile,
        Finalist finalist,
        int best,
        Verified verified,
        Path directory,
        Baseline baseline,
        List<FrontPoint> front) {
    public Publication {
        front = List.copyOf(front);
    }

    /** The files that a user downloads, once it is published. */
    public List<String> files() {
        return Bundle.in(directory);
    }
}
