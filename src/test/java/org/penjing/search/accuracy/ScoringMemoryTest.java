package org.penjing.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.penjing.network.Architecture;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.onnx.runtime.SampleMemory;

class ScoringMemoryTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void smallPuzzlesAreScoredInFullChunksOnEveryCore() {
        assertThat(ScoringMemory.within(GIGABYTE, ScoringSamples.ARCHITECTURE, 8, 64))
                .isEqualTo(new ScoringMemory(8, 64));
    }

    @Test
    void workersTimesChunkStayWithinTheMemoryThatIsGiven() {
        Architecture large = attention(1024);
        long each = SampleMemory.of(large).floatBytes();
        for (long bytes : new long[] {each, 3 * each, GIGABYTE, 8 * GIGABYTE}) {
            for (int cores : new int[] {1, 2, 64}) {
                ScoringMemory memory = ScoringMemory.within(bytes, large, cores, 64);
                assertThat(memory.workers() * memory.chunk() * each).isLessThanOrEqualTo(bytes);
            }
        }
    }

    @Test
    void whatDoesNotFitIsStillRunOneSampleAtATime() {
        assertThat(ScoringMemory.within(1, attention(1024), 4, 64)).isEqualTo(new ScoringMemory(1, 1));
    }

    /** The estimate against the system's own figure, in a process that does nothing else. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatScoresALargeMazeTakesNoMoreThanItIsGiven() throws Exception {
        long megabytes = 192;
        assertThat(megabytesTakenWithin(megabytes)).isBetween(16L, megabytes);
    }

    private static long megabytesTakenWithin(long megabytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeMazeProcess.class.getName(),
                        Long.toString(megabytes))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Long.parseLong(said.strip());
    }

    static Architecture attention(int cells) {
        return new TinyRecursive(cells, 4, 16, 1, Mixer.ATTENTION, 16, 8, 16, 1, 1).architecture();
    }
}
