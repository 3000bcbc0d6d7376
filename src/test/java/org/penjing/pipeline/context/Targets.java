package org.penjing.pipeline.context;

import java.nio.file.Path;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.task.Grids;

/** A device for a network so small that the code of a second kernel outweighs its weights. */
public final class Targets {
    private Targets() {}

    /** @param limits of the job's profile, as JSON */
    public static Target of(String limits) {
        JobSpec spec = new JobSpecReader(() -> 7).restore("""
            {"name": "mini", "seed": 7, "data": {"generator": {"puzzle": "sudoku", "size": "4x4"}},
             "model": {"width": 8, "blocks": 1, "mixer": "token", "mixerInner": 8, "channelInner": 8, "latentUpdates": 1,
                       "maxDepth": 2},
             "profiles": [{"id": "stm32f446re", "limits": %s}]}
            """.formatted(limits));
        return Target.of(
                spec,
                spec.profile("stm32f446re"),
                spec.model().network(Grids.task(".1234", 16)).architecture(),
                Catalogue.load(Path.of("")));
    }
}
