package org.penjing.job.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.SupernetSpec;

/** The directory that holds a server's database and the files of its jobs, locked against a second server. */
public final class Home implements AutoCloseable {
    private static final String FIELD = "penjing.home";

    private static final String JOBS = "jobs";
    private static final String DATA = "data";
    private static final String TEMPORARY = "tmp";
    private static final List<String> PARTS = List.of("db", JOBS, DATA, TEMPORARY);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path directory;
    private final FileChannel lock;

    private Home(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Opens {@code directory}, which is made if it is not there. Its database, jobs and data are for their owner's eyes only.
     *
     * @throws InvalidInputException if it cannot be made, written to, or belongs to a running server
     */
    public static Home open(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        if (home.toString().contains(";")) {
            throw new InvalidInputException(
                    FIELD,
                    home,
                    "a path without semicolons, at which the database's address ends",
                    "choose another --home");
        }
        try {
            if (!Files.isDirectory(home)) {
                restrict(Files.createDirectories(home));
            }
            for (String part : PARTS) {
                restrict(Files.createDirectories(home.resolve(part)));
            }
            return new Home(home, lock(home));
        } catch (IOException unusable) {
            throw new InvalidInputException(
                    FIELD,
                    home,
                    "a directory that can be written (" + unusable + ")",
                    "choose another one with --home, or change its permissions");
        }
    }

    /** Where the file system knows of permissions. */
    private static void restrict(Path directory) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(OWNER_ONLY);
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ignored) {
            // held by this very process: refused below like any other
        } catch (IOException unlockable) {
            channel.close();
            throw unlockable;
        }
        channel.close();
        throw new InvalidInputException(
                FIELD, home, "a directory that no other server uses", "stop that server, or choose another --home");
    }

    public Path directory() {
        return directory;
    }

    /** Whether there are work files of any job. */
    public boolean hasJobs() throws IOException {
        try (Stream<Path> jobs = Files.list(directory.resolve(JOBS))) {
            return jobs.findAny().isPresent();
        }
    }

    /** The work files of a job. */
    public Path job(UUID id) throws IOException {
        return Files.createDirectories(directory.resolve(JOBS).resolve(id.toString()));
    }

    /** The work files of the job whose supernet another one searches; null where it trains its own. */
    @Nullable
    public Path trained(JobSpec spec) throws IOException {
        SupernetSpec supernet = spec.supernet();
        return supernet == null ? null : job(supernet.job());
    }

    /** The published files of a job for a profile. */
    public Path artefacts(UUID id, String profile) {
        return directory
                .resolve(JOBS)
                .resolve(id.toString())
                .resolve("artefacts")
                .resolve(profile);
    }

    /** Where uploaded data files are. */
    Path data() {
        return directory.resolve(DATA);
    }

    /** Where child processes leave what goes when they end. */
    public Path temporary() {
        return directory.resolve(TEMPORARY);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
