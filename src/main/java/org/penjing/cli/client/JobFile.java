package org.penjing.cli.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.base.InvalidInputException;
import org.penjing.cli.terminal.Text;

/** Job files as they lie on the disk. */
public final class JobFile {
    /** What a server reads at most, unless it is told otherwise. */
    private static final long LARGEST = 1L << 20;

    private JobFile() {}

    /** @throws InvalidInputException if there is no such file, or no server would take it */
    public static byte[] read(String field, Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException(field, file, "a file that can be read", "correct the path");
            }
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException(
                        field,
                        file + " with " + Files.size(file) + " bytes",
                        "at most " + LARGEST + " bytes",
                        "shorten it");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new InvalidInputException(
                    field,
                    file,
                    "a file that can be read",
                    "correct its permissions (" + Text.reason(unreadable) + ")");
        }
    }
}
