package org.penjing.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.cli.Samples;
import org.penjing.cli.TestTerminal;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import org.penjing.web.api.ProfileResponse;

class ProgressLineTest {
    private static final ProfileResponse GOOD = Samples.profile("m4", Samples.point("a", 0.95, true, false), false);
    private static final ProfileResponse BETTER = Samples.profile("m0", Samples.point("a", 0.97, true, true), false);
    private static final ProfileResponse INFEASIBLE =
            Samples.profile("m33", Samples.point("a", 1, false, false), false);

    @Test
    void showsShareDonePhaseBestAndTimeLeft() {
        JobResponse job = Samples.job(JobStatus.SEARCHING, 43.2, 130.0, GOOD);
        assertThat(ProgressLine.bar(job, 120))
                .isEqualTo("[#########...........] 43.2 % generation 3 for m4 | best 95.0 % m4 | 2 min 10 s left");
        assertThat(ProgressLine.plain(job))
                .isEqualTo("43.2 %  SEARCHING  generation 3 for m4 | best 95.0 % m4 | 2 min 10 s left");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(ProgressLine.bar(Samples.job(JobStatus.TRAINING, 0, null), 120))
                .isEqualTo("[....................]  0.0 % generation 3 for m4");
    }

    @Test
    void showsTheBestFeasibleModelByVerifiedFigures() {
        assertThat(ProgressLine.plain(Samples.job(JobStatus.VERIFYING, 90, null, GOOD, INFEASIBLE, BETTER)))
                .endsWith("best 96.0 % m0");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 79})
    void staysWithinTheScreen(int columns) {
        JobResponse job = Samples.job(JobStatus.SEARCHING, 43.2, 130.0, GOOD);
        assertThat(ProgressLine.bar(job, columns))
                .hasSizeLessThanOrEqualTo(columns)
                .startsWith("[#########");
    }

    @Test
    void printsALinePerStageAndFivePercentWhereNothingCanBeDrawnOver() {
        TestTerminal terminal = new TestTerminal();
        ProgressPrinter printer = new ProgressPrinter(terminal.terminal());
        for (double percent : new double[] {0, 1, 4.9, 5, 6}) {
            printer.progressed(Samples.job(JobStatus.TRAINING, percent, null));
        }
        printer.progressed(Samples.job(JobStatus.SEARCHING, 6.5, null));
        assertThat(terminal.outLines()).extracting(line -> line.split(" ")[0]).containsExactly("0.0", "5.0", "6.5");
    }

    @Test
    void drawsOverOneLineOnATerminal() {
        TestTerminal terminal = new TestTerminal(java.util.Map.of(), true);
        ProgressPrinter printer = new ProgressPrinter(terminal.terminal());
        printer.progressed(Samples.job(JobStatus.TRAINING, 10, null));
        printer.progressed(Samples.job(JobStatus.COMPLETED, 100, null));
        assertThat(terminal.out())
                .startsWith("\r[##...")
                .contains("\033[K\r[####################]100.0 %")
                .endsWith("\n");
        assertThat(terminal.out().chars().filter(character -> character == '\n'))
                .hasSize(1);
    }
}
