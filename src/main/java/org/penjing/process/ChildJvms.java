package org.penjing.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.penjing.base.Trees;

/**
 * Starts child processes with the classes of this one.
 *
 * @param folder for the temporary files of each, which go when it ends; those of processes that were killed together with
 *     this one stay, until {@link #clean}
 */
public record ChildJvms(Path folder) {
    /** Options that are meant for the server's JVM, such as an agent with a port of its own. */
    private static final Set<String> OF_THE_SERVER = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final String CACHE = "-XX:AOTCache=";

    /** With their files in this machine's folder for temporary ones. */
    public static ChildJvms temporary() {
        return new ChildJvms(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @throws IOException if the process cannot be started */
    public ChildJvm start(Launch launch) throws IOException {
        Path own = Files.createTempDirectory(folder, "penjing-" + launch.name() + "-");
        try {
            ProcessBuilder builder = new ProcessBuilder(command(launch, own));
            builder.environment().keySet().removeAll(OF_THE_SERVER);
            builder.environment().putAll(launch.environment());
            return new ChildJvm(launch.name(), builder.start(), own);
        } catch (IOException | RuntimeException unstarted) {
            delete(own);
            throw unstarted;
        }
    }

    /**
     * Runs a process to its end, again where it dies.
     *
     * @return what it said
     * @throws ChildFailedException if it fails, or dies again and again
     * @throws CancellationException if {@code cancelled} says so
     */
    public byte[] run(Launch launch, Retries retries, BooleanSupplier cancelled) throws IOException {
        return retries.run(_ -> runOnce(launch, InputStream::readAllBytes, cancelled), cancelled);
    }

    /** Reads what a child says, to its end. */
    public interface Listener<T> {
        T hear(InputStream output) throws IOException;
    }

    /**
     * Runs a process to its end.
     *
     * @return what the listener made of what it said
     * @throws ChildFailedException if it fails or dies
     * @throws CancellationException if {@code cancelled} says so
     */
    public <T> T runOnce(Launch launch, Listener<T> listener, BooleanSupplier cancelled) throws IOException {
        try (ChildJvm child = start(launch)) {
            child.killWhen(cancelled);
            T heard = listener.hear(child.output());
            child.await(cancelled);
            return heard;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildFailedException("the server was stopped during " + launch.name(), e);
        } catch (IOException e) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException(launch.name() + " was cancelled; ending its process closed its output");
            }
            throw e;
        }
    }

    /** Deletes everything in the folder; only where no other process of Penjing uses it. */
    public void clean() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            left.forEach(ChildJvms::delete);
        }
    }

    private static List<String> command(Launch launch, Path own) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xlog:disable",
                // A signal ends it at once: a shutdown in order would free libraries that still run.
                "-Xrs",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + own.resolve(ChildJvm.CRASH),
                "-XX:+UseSerialGC",
                "-Xmx" + launch.heapMegabytes() + "m",
                "-Djava.io.tmpdir=" + own));
        command.addAll(ofThisProcess());
        command.addAll(launch.options());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), launch.main().getName()));
        command.addAll(launch.arguments());
        return command;
    }

    /** Its cache of loaded classes serves children too. */
    private static List<String> ofThisProcess() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith(CACHE))
                .toList();
    }

    /** Deletes a file, or a directory with all that is in it, as far as that is possible. */
    static void delete(Path tree) {
        try {
            Trees.delete(tree);
        } catch (IOException stays) {
            System.getLogger(ChildJvms.class.getName())
                    .log(System.Logger.Level.DEBUG, "{0} stays: {1}", tree, stays.getMessage());
        }
    }
}
