package org.penjing.job.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.penjing.base.Faults;
import org.penjing.base.InvalidInputException;

/** A directory whose files jobs may name, at its place without symbolic links. */
record DataDirectory(Path place, Path listed) {
    private static final String FIELD = "penjing.data.directories";
    private static final List<Path> OF_THE_SYSTEM = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    /** @throws InvalidInputException if {@code directory} is none, or has what no job is to read */
    static DataDirectory of(Path directory, Path home) {
        try {
            Path listed = directory.toAbsolutePath().normalize();
            Path place = listed.toRealPath();
            Faults faults = new Faults();
            faults.check(Files.isDirectory(place), FIELD, directory, "a directory", "list the directory of the file");
            faults.check(
                    !overlap(place, home.toRealPath()) && OF_THE_SYSTEM.stream().noneMatch(one -> overlap(place, one)),
                    FIELD,
                    directory,
                    "a directory of data, apart from the server's home and from /proc, /sys and /dev",
                    "give data a directory of their own");
            faults.throwIfAny();
            return new DataDirectory(place, listed);
        } catch (IOException missing) {
            throw new InvalidInputException(FIELD, directory, "a directory that can be read", "make it or correct it");
        }
    }

    private static boolean overlap(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /** The regular file that {@code name} stands for here, reached without any symbolic link; empty if there is none. */
    Optional<Path> find(Path name) {
        Path wanted = listed.resolve(name).normalize();
        if (!wanted.startsWith(listed)) {
            return Optional.empty();
        }
        Path file = place.resolve(listed.relativize(wanted));
        try {
            boolean isOne = file.toRealPath().equals(file)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.isReadable(file);
            return isOne ? Optional.of(file) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
