package org.penjing.base;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: it is written beside its place, forced to the disk, and moved. What stands at its
 * place and is no regular file, such as a device, a pipe or a symbolic link, is written to instead of replaced. Closing an
 * unmoved one leaves nothing behind.
 */
public final class AtomicFile implements AutoCloseable {
    /** How the names of unfinished files end. */
    public static final String UNFINISHED = ".tmp";

    private final Path temporary;
    private final FileChannel channel;

    private AtomicFile(Path temporary) throws IOException {
        this.temporary = temporary;
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Begins a file that is meant for {@code place}.
     *
     * @throws IOException if no file can be written there
     */
    public static AtomicFile beside(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            throw new FileSystemException(place.toString(), null, "is a directory");
        }
        String name = "." + place.getFileName() + "." + UUID.randomUUID() + UNFINISHED;
        return new AtomicFile(
                isWrittenTo(place)
                        ? Path.of(System.getProperty("java.io.tmpdir"), name)
                        : place.toAbsolutePath().resolveSibling(name));
    }

    /** Writes {@code bytes} to {@code file}, in place of what it held. */
    public static void write(Path file, byte[] bytes) throws IOException {
        try (AtomicFile pending = beside(file)) {
            pending.stream().write(bytes);
            pending.moveTo(file);
        }
    }

    /** Where its content goes; closed with the file. */
    public OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /** Lets the content appear as {@code file}, in place of what it held. Nothing more can be written. */
    public void moveTo(Path file) throws IOException {
        channel.force(true);
        channel.close();
        if (isWrittenTo(file)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                Files.copy(temporary, out);
            }
            return;
        }
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }

    private static boolean isWrittenTo(Path place) {
        return Files.exists(place) && !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS);
    }
}
