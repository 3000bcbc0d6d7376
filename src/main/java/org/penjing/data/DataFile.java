package org.penjing.data;

import java.nio.file.Path;

/**
 * A file of puzzles.
 *
 * @param name by which its user knows it, and faults name it
 * @param path where it lies on this machine
 */
public record DataFile(String name, Path path) {
    /** A file that is known by its path. */
    public static DataFile of(Path path) {
        return new DataFile(path.toString(), path);
    }

    @Override
    public String toString() {
        return name;
    }
}
