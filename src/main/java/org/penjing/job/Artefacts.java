package org.penjing.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.penjing.job.work.Finalist;

/** The published files of finalists. */
final class Artefacts {
    private Artefacts() {}

    /** The folder of a finalist below that of its profile. */
    static String folder(Finalist finalist) {
        return "finalist-" + finalist.rank();
    }

    static List<ArtefactView> describe(Path directory, List<String> names) throws IOException {
        List<ArtefactView> files = new ArrayList<>();
        for (String name : names) {
            files.add(describe(directory.resolve(name)));
        }
        return files;
    }

    private static ArtefactView describe(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            long count = bytes.transferTo(OutputStream.nullOutputStream());
            return new ArtefactView(
                    file.getFileName().toString(), count, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
