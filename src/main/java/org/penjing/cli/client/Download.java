package org.penjing.cli.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.penjing.base.AtomicFile;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Sha256;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.cli.terminal.Text;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.FinalistResponse.PublishedFile;

/** Fetches models; a file appears whole and with the hash that the server names, or not at all. */
public final class Download {
    private Download() {}

    /** @return the files in {@code directory}, which is made if it is not there */
    public static List<Path> to(PenjingClient client, UUID id, FinalistResponse finalist, Path directory)
            throws IOException, InterruptedException {
        create(directory);
        List<Path> files = new ArrayList<>();
        for (PublishedFile artefact : finalist.files()) {
            Path target = directory.resolve(plain(artefact.name()));
            fetch(client, id, finalist, artefact, target);
            files.add(target);
        }
        return files;
    }

    private static void fetch(
            PenjingClient client, UUID id, FinalistResponse finalist, PublishedFile artefact, Path target)
            throws IOException, InterruptedException {
        try (AtomicFile pending = AtomicFile.beside(target)) {
            MessageDigest digest = Sha256.digest();
            OutputStream out = new DigestOutputStream(pending.stream(), digest);
            client.file(id, finalist.profile(), finalist.rank(), artefact.name(), out);
            check(artefact, Sha256.text(digest.digest()));
            pending.moveTo(target);
        }
    }

    /** @throws InvalidInputException if {@code directory} can be neither found nor made */
    public static void create(Path directory) {
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

    private static void check(PublishedFile artefact, String found) {
        if (!found.equals(artefact.sha256())) {
            throw new CommandException(
                    Command.FAILED,
                    List.of(artefact.name() + ": SHA-256 " + found + " (the server says " + artefact.sha256()
                            + "); try again"));
        }
    }
}
