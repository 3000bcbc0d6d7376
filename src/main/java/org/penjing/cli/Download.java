package org.penjing.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Sha256;
import org.penjing.job.FinalistView;
import org.penjing.job.files.ArtefactView;

/** Fetches models; a file appears whole and with the hash that the server names, or not at all. */
final class Download {
    private Download() {}

    /** @return the files in {@code directory}, which is made if it is not there */
    static List<Path> to(PenjingClient client, UUID id, FinalistView finalist, Path directory)
            throws IOException, InterruptedException {
        create(directory);
        List<Path> files = new ArrayList<>();
        for (ArtefactView artefact : finalist.files()) {
            Path target = directory.resolve(plain(artefact.name()));
            Path partial = directory.resolve("." + artefact.name() + ".part");
            try {
                client.file(id, finalist.profile(), finalist.rank(), artefact.name(), partial);
                check(artefact, partial);
                put(partial, target);
            } finally {
                Files.deleteIfExists(partial);
            }
            files.add(target);
        }
        return files;
    }

    /** What is there and no regular file, a device or a symbolic link, is written to instead of replaced. */
    private static void put(Path partial, Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                Files.copy(partial, out);
            }
        } else {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** @throws InvalidInputException if {@code directory} can be neither found nor made */
    static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException unusable) {
            throw new InvalidInputException(
                    "directory",
                    directory,
                    "a directory that can be written (" + Text.reason(unusable) + ")",
                    "choose another one");
        }
    }

    private static String plain(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            throw new CommandException(Command.FAILED, List.of("the server names a file " + name + ": not written"));
        }
        return name;
    }

    private static void check(ArtefactView artefact, Path file) throws IOException {
        String found = Sha256.of(file);
        if (!found.equals(artefact.sha256())) {
            throw new CommandException(
                    Command.FAILED,
                    List.of(artefact.name() + ": SHA-256 " + found + " (the server says " + artefact.sha256()
                            + "); try again"));
        }
    }
}
