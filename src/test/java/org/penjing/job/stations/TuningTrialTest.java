package org.penjing.job.stations;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.penjing.scoring.TuningGain;
import org.penjing.space.Candidate;

class TuningTrialTest {
    private static final Candidate CANDIDATE =
            new Candidate(new Compression(Map.of(), Map.of("head", new Precision(8, 8))), 1, 1);

    @TempDir
    Path directory;

    @Test
    void networksThatReachTheLimitUntunedTeachNothingAndNoneIsTuned() throws IOException {
        FirstTokenJob job = FirstTokenJob.in(directory);
        Files.delete(TuningTrial.file(job.station().directory()));
        Catalogue catalogue = Catalogue.load(Path.of(""));

        new TuningTrial(catalogue, new SupernetStation(catalogue, 256)).run(job.station());

        assertThat(TuningTrial.gain(job.station())).isEqualTo(TuningGain.NONE);
    }

    @Test
    void networksLieAtSeveralDistancesBelowTheLimit() {
        assertThat(chosen(0.95, 0, 0.1, 0.4, 0.62, 0.8, 0.84, 0.9, 0.93, 0.96, 0.99))
                .containsExactly(0.9, 0.84, 0.62);
        assertThat(chosen(0.95, 0.3, 0.97)).containsExactly(0.3);
        assertThat(chosen(0.95, 0, 0.97)).isEmpty();
    }

    private static List<Double> chosen(double required, double... estimates) {
        return TuningTrial.chosen(
                        Arrays.stream(estimates)
                                .mapToObj(exact -> new TuningTrial.Estimate(CANDIDATE, exact))
                                .toList(),
                        required)
                .stream()
                .map(TuningTrial.Estimate::exact)
                .toList();
    }
}
