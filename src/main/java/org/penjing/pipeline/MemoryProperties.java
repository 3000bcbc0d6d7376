package org.penjing.pipeline;

import org.penjing.base.Faults;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the processes of a job may take.
 *
 * @param training memory of the training process
 * @param scoring native memory of the scoring process
 */
@ConfigurationProperties("penjing")
record MemoryProperties(
        @DefaultValue Training training, @DefaultValue Scoring scoring) {
    private static final int MOST = 1 << 20;

    record Training(@DefaultValue("4096") int megabytes) {
        Training {
            check("penjing.training.megabytes", megabytes, 256);
        }
    }

    record Scoring(@DefaultValue("1024") int megabytes) {
        Scoring {
            check("penjing.scoring.megabytes", megabytes, 16);
        }
    }

    private static void check(String setting, int megabytes, int least) {
        Faults faults = new Faults();
        faults.check(
                megabytes >= least && megabytes <= MOST,
                setting,
                megabytes,
                "from " + least + " to " + MOST,
                "set another one");
        faults.throwIfAny();
    }
}
