package org.penjing.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {
    private static final Retries AT_ONCE = new Retries(List.of(Duration.ZERO, Duration.ZERO));

    @TempDir
    private Path folder;

    @Test
    void whatAChildSaysOfItsFailureIsTheReason() {
        assertThatThrownBy(() -> run("explain"))
                .isExactlyInstanceOf(ChildFailedException.class)
                .hasMessage("no luck today");
    }

    @Test
    void whatAChildDoesNotExpectIsAReasonInOneLine() {
        assertThatThrownBy(() -> run("stumble"))
                .isExactlyInstanceOf(ChildFailedException.class)
                .hasMessage("probe ended unexpectedly: java.lang.IllegalStateException: odd state");
    }

    @Test
    void aCrashInNativeCodeIsADeathThatLeavesNoFiles() {
        assertThatThrownBy(() -> run("crash"))
                .isInstanceOf(ChildDiedException.class)
                .hasMessageContaining("crashed in native code");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tooLittleJavaHeapIsADeathToo() {
        assertThatThrownBy(() -> run("fill"))
                .isInstanceOf(ChildDiedException.class)
                .hasMessageContaining("ran out of its Java heap");
    }

    @Test
    void aKilledChildIsADeath() {
        assertThatThrownBy(() -> {
                    try (ChildJvm child = start("wait")) {
                        child.output().read();
                        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
                        child.await(() -> false);
                    }
                })
                .isInstanceOf(ChildDiedException.class)
                .hasMessageContaining("exit code 137 (killed, perhaps for memory)");
    }

    @Test
    void aChildIsKilledWhenItsWorkIsCancelled() {
        assertThatThrownBy(() -> {
                    try (ChildJvm child = start("wait")) {
                        child.killWhen(() -> true);
                        ProcessHandle.of(child.pid())
                                .ifPresent(process ->
                                        process.onExit().orTimeout(10, SECONDS).join());
                        child.await(() -> true);
                    }
                })
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aChildEndsWhenItsInputDoes() throws Exception {
        try (ChildJvm child = start("wait")) {
            child.output().read();
            child.input().close();
            assertThatThrownBy(() -> child.await(() -> false)).isInstanceOf(ChildFailedException.class);
        }
    }

    @Test
    void temporaryFilesOfAChildLieInItsFolderAndGoWithIt() throws Exception {
        try (ChildJvm child = start("write")) {
            Path file = Path.of(new String(child.output().readAllBytes(), StandardCharsets.UTF_8));
            child.await(() -> false);
            assertThat(file).exists().startsWith(folder);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatKilledServersLeaveIsCleaned() throws IOException {
        ChildJvms children = new ChildJvms(folder);
        Files.createDirectories(folder.resolve("penjing-probe-1/native/lib.so"));
        children.clean();
        assertThat(folder).isEmptyDirectory();
    }

    /** So that where memory runs out, the server is not what the kernel ends. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theKernelKillsAChildBeforeItsServer() throws Exception {
        try (ChildJvm child = start("preference")) {
            assertThat(new String(child.output().readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("500");
        }
    }

    @Test
    void onlyDeathsAreTriedAgainAndOnlySoOften() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        String result = AT_ONCE.run(
                _ -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new ChildDiedException("killed");
                    }
                    return "done";
                },
                () -> false);
        assertThat(result).isEqualTo("done");
        tries.set(0);
        assertThatThrownBy(() -> AT_ONCE.run(
                        _ -> {
                            tries.incrementAndGet();
                            throw new ChildDiedException("killed");
                        },
                        () -> false))
                .isInstanceOf(ChildDiedException.class);
        assertThat(tries).hasValue(3);
        tries.set(0);
        assertThatThrownBy(() -> AT_ONCE.run(
                        _ -> {
                            tries.incrementAndGet();
                            throw new ChildFailedException("explained");
                        },
                        () -> false))
                .hasMessage("explained");
        assertThat(tries).hasValue(1);
    }

    @Test
    void workThatGetsFurtherIsTriedAgainHoweverOftenItDies() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        String result = AT_ONCE.run(
                gotFurther -> {
                    if (tries.incrementAndGet() < 20) {
                        gotFurther.run();
                        throw new ChildDiedException("killed");
                    }
                    return "done";
                },
                () -> false);
        assertThat(result).isEqualTo("done");
    }

    private void run(String what) throws IOException, InterruptedException {
        try (ChildJvm child = start(what)) {
            child.output().readAllBytes();
            child.await(() -> false);
        }
    }

    private ChildJvm start(String what) throws IOException {
        return new ChildJvms(folder).start(Launch.of("probe", Probe.class, List.of(what), 64));
    }
}
