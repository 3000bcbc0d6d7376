package org.penjing.job.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penjing.base.Sha256;
import org.penjing.job.work.Finalist;

/** The published files of finalists. */
public final class Artefacts {
    private Artefacts() {}

    /** The folder of a finalist below that of its profile. */
    public static String folder(Finalist finalist) {
        return "finalist-" + finalist.rank();
    }

    public static List<ArtefactView> describe(Path directory, List<String> names) throws IOException {
        List<ArtefactView> files = new ArrayList<>();
        for (String name : names) {
            files.add(describe(directory.resolve(name)));
        }
        return files;
    }

    private static ArtefactView describe(Path file) throws IOException {
        return new ArtefactView(file.getFileName().toString(), Files.size(file), Sha256.of(file));
    }
}
