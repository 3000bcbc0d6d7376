package org.penjing.proof.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program that has ended.
 *
 * @param command the program's name
 * @param text what it wrote, errors included; the first {@value #KEPT_BYTES} bytes of it
 */
public record ToolRun(String command, int exitCode, String text) {
    private static final int KEPT_BYTES = 1 << 20;
    private static final Pattern ERROR = Pattern.compile("(?i)error:|cannot |undefined reference");

    /** Runs a command to its end. Interrupting the calling thread ends it early. */
    public static ToolRun of(List<String> command, Path directory, Duration limit) {
        String name = String.valueOf(Path.of(command.getFirst()).getFileName());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                CompletableFuture<String> text = new CompletableFuture<>();
                Thread.ofVirtual().start(() -> text.complete(read(process.getInputStream())));
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new ToolException(name + " took longer than " + limit.toSeconds() + " seconds");
                }
                return new ToolRun(name, process.exitValue(), text.join());
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new ToolException(name + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException(name + " was interrupted", e);
        }
    }

    private static String read(InputStream stream) {
        try (stream) {
            String text = new String(stream.readNBytes(KEPT_BYTES), StandardCharsets.UTF_8);
            stream.transferTo(OutputStream.nullOutputStream());
            return text;
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether all that was written is in {@link #text}. */
    boolean isWhole() {
        return text.length() < KEPT_BYTES;
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** @throws ToolException with the first line that tells of an error, unless it succeeded */
    public ToolRun orThrow(String what) {
        if (!succeeded()) {
            throw new ToolException(what + ": " + command + " ended with exit code " + exitCode + ": " + firstError());
        }
        return this;
    }

    /** The lines that tell of something doubtful. */
    List<String> warnings() {
        return text.lines().filter(line -> line.contains("warning:")).toList();
    }

    private String firstError() {
        return text.lines()
                .filter(line -> ERROR.matcher(line).find() && !line.startsWith("collect2"))
                .findFirst()
                .or(() -> text.lines().filter(line -> !line.isBlank()).findFirst())
                .orElse("without a word");
    }
}
