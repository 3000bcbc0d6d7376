package org.penjing.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.process.ChildJvms;
import org.penjing.search.scoring.TuningGain;
import org.penjing.search.space.Candidate;

class TuningTrialTest {
    private static final ChildJvms CHILDREN = ChildJvms.temporary();

    private static final Candidate CANDIDATE =
            new Candidate(new Compression(Map.of(), Map.of("head", new Precision(8, 8))), 1, 1);

    @TempDir
    Path directory;

    @Test
    void networksThatReachTheLimitUntunedTeachNothingAndNoneIsTuned() throws IOException {
        FirstTokenJob job = FirstTokenJob.in(directory);
        Files.delete(TuningTrial.file(job.station().directory()));
        new TuningTrial(new SupernetStation(CHILDREN, 256), CHILDREN, 1L << 28).run(job.context());

        assertThat(TuningTrial.gain(job.context())).isEqualTo(new TuningGain(2, 1, List.of()));
    }

    @Test
    void networksLieAtSeveralDistancesBelowTheLimit() {
        assertThat(deep(0.95, 0, 0.1, 0.4, 0.62, 0.8, 0.84, 0.9, 0.93, 0.96, 0.99))
                .containsExactly(0.9, 0.84, 0.62);
        assertThat(deep(0.95, 0.3, 0.97)).containsExactly(0.3);
        assertThat(deep(0.95, 0, 0.97)).isEmpty();
    }

    @Test
    void aHastyNetworkWouldReachTheLimitWithMoreSteps() {
        List<TuningTrial.Estimates> all = List.of(
                new TuningTrial.Estimates(CANDIDATE.withDepth(4), List.of(0.3, 0.6, 0.82, 0.98)),
                new TuningTrial.Estimates(CANDIDATE.withDepth(4), List.of(0.5, 0.79, 0.8, 0.81)));
        TuningTrial.Estimate hasty = TuningTrial.hasty(all, 0.95).orElseThrow();
        assertThat(hasty.exact()).isEqualTo(0.82);
        assertThat(hasty.candidate().depth()).isEqualTo(3);
        assertThat(TuningTrial.hasty(all.subList(1, 2), 0.95)).isEmpty();
    }

    @Test
    void whatTooFewStepsLoseOfTheGainLiesOnALineToTheFullDepth() {
        TuningGain gain = new TuningGain(5, 1, List.of(new TuningGain.Trial(0.7, 0.9)));
        assertThat(TuningTrial.shallow(new TuningGain.Trial(0.7, 0.8), 3, gain)).isCloseTo(0, within(1e-9));
        assertThat(TuningTrial.shallow(new TuningGain.Trial(0.7, 0.8), 1, gain)).isCloseTo(0.5, within(1e-9));
        assertThat(TuningTrial.shallow(new TuningGain.Trial(0.7, 0.95), 2, gain))
                .isEqualTo(1);
        assertThat(TuningTrial.shallow(new TuningGain.Trial(0.7, 0.95), 2, TuningGain.NONE))
                .isEqualTo(1);
    }

    private static List<Double> deep(double required, double... estimates) {
        return TuningTrial.deep(
                        Arrays.stream(estimates)
                                .mapToObj(exact -> new TuningTrial.Estimates(CANDIDATE, List.of(exact)))
                                .toList(),
                        required)
                .stream()
                .map(TuningTrial.Estimate::exact)
                .toList();
    }
}
