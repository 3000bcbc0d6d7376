package org.penjing.job.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.penjing.base.AtomicFile;
import org.penjing.base.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Data files by the SHA-256 of their bytes, each of which appears whole or not at all. One that no job has used for
 * {@link DataProperties#keep} is removed when another comes, unless an unfinished job names it.
 */
@Component
class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int CHUNK = 1 << 20;

    private final Home home;
    private final Path directory;
    private final UnfinishedJobs jobs;
    private final DiskReserve reserve;
    private final DataProperties properties;
    private final Clock clock;

    Uploads(Home home, UnfinishedJobs jobs, DiskReserve reserve, DataProperties properties, Clock clock)
            throws IOException {
        this.home = home;
        this.directory = home.data();
        this.jobs = jobs;
        this.reserve = reserve;
        this.properties = properties;
        this.clock = clock;
        for (Path left : files(AtomicFile.UNFINISHED)) {
            Files.deleteIfExists(left);
        }
    }

    Upload add(InputStream bytes) throws IOException {
        removeUnused();
        try (AtomicFile pending = AtomicFile.beside(directory.resolve("upload"))) {
            String name = write(bytes, pending.stream());
            Path file = directory.resolve(name);
            pending.moveTo(file);
            touch(file);
            return Upload.of(file);
        }
    }

    /** Writes all of {@code bytes} while there is room for them; returns their hash. */
    private String write(InputStream bytes, OutputStream file) throws IOException {
        MessageDigest digest = Sha256.digest();
        OutputStream out = new DigestOutputStream(file, digest);
        byte[] chunk = bytes.readNBytes(CHUNK);
        while (chunk.length > 0) {
            reserve.require(home, chunk.length);
            out.write(chunk);
            chunk = bytes.readNBytes(CHUNK);
        }
        return Sha256.text(digest.digest());
    }

    /** The file of an upload, if it is there. */
    Optional<Path> find(String digest) {
        Path file = directory.resolve(DIGEST.matcher(digest).matches() ? digest : "none");
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }

    /** As {@link #find}, and counts as a use. */
    Optional<Path> use(String digest) {
        Optional<Path> file = find(digest);
        file.ifPresent(this::touch);
        return file;
    }

    private void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException unwritable) {
            LOG.info("the use of {} is not noted: {}", file, unwritable.getMessage());
        }
    }

    private void removeUnused() throws IOException {
        Instant since = clock.instant().minus(properties.keep());
        List<String> wanted = jobs.specs();
        for (Path file : files("")) {
            String name = file.getFileName().toString();
            boolean isOld = !name.endsWith(AtomicFile.UNFINISHED)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(since);
            if (isOld && wanted.stream().noneMatch(spec -> spec.contains(name))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().endsWith(end))
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
