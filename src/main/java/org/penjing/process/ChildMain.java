package org.penjing.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the main method of every child process does besides its work. */
public final class ChildMain {
    /** Exit code of a failure that the last line of standard error explains. */
    static final int FAILED = 3;

    /** Exit code of a death: with less to do beside it, another try may succeed. */
    private static final int OUT_OF_MEMORY = 4;

    private static final Path KERNEL_PREFERENCE = Path.of("/proc/self/oom_score_adj");
    private static final String RATHER_THAN_THE_SERVER = "500";

    private ChildMain() {}

    /** The work of a child process. */
    public interface Work {
        void run() throws IOException;
    }

    /**
     * Does the work, and ends the process with the reason if it fails. Where memory runs out, the kernel kills this process
     * rather than its parent.
     */
    public static void run(String name, Work work) {
        offerToBeKilled();
        try {
            work.run();
        } catch (IOException e) {
            fail(name + " could not read or write its files: " + e.getMessage());
        } catch (ChildFailedException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            end(name + " ran out of its Java heap: " + e.getMessage(), OUT_OF_MEMORY);
        } catch (RuntimeException | Error e) {
            fail(name + " ended unexpectedly: " + e);
        }
    }

    /** Ends the process when its standard input ends, so that it never outlives the one that started it. */
    public static void endWithParent() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (System.in.read() >= 0) {
                    continue;
                }
            } catch (IOException e) {
                System.err.println("lost the parent process: " + e.getMessage());
            }
            Runtime.getRuntime().halt(FAILED);
        });
    }

    /** Ends the process at once: native libraries may still run, and are not freed below them. */
    public static void fail(String reason) {
        end(reason, FAILED);
    }

    private static void end(String reason, int exit) {
        System.err.println(reason.replaceAll("\\s*\\R\\s*", " "));
        System.err.flush();
        Runtime.getRuntime().halt(exit);
    }

    private static void offerToBeKilled() {
        try {
            Files.writeString(KERNEL_PREFERENCE, RATHER_THAN_THE_SERVER);
        } catch (IOException | UnsupportedOperationException other) {
            System.getLogger(ChildMain.class.getName())
                    .log(System.Logger.Level.DEBUG, "not Linux: {0}", other.getMessage());
        }
    }
}
