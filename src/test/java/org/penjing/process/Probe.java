package org.penjing.process;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/** A child process that does what it is told. */
final class Probe {
    private Probe() {}

    public static void main(String[] args) {
        ChildMain.run("probe", () -> run(args[0]));
    }

    private static void run(String what) throws IOException {
        switch (what) {
            case "explain" -> throw new ChildFailedException("no luck\ntoday");
            case "stumble" -> throw new IllegalStateException("odd state");
            case "crash" -> MemorySegment.ofAddress(8).reinterpret(16).set(ValueLayout.JAVA_INT, 0, 1);
            case "fill" -> System.out.print(new long[1 << 28].length);
            case "wait" -> {
                ChildMain.endWithParent();
                System.out.println("waits");
                await();
            }
            case "write" -> System.out.print(Files.createTempFile("probe", ""));
            case "preference" -> System.out.print(Files.readString(Path.of("/proc/self/oom_score_adj")));
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static void await() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
