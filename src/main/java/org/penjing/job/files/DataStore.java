package org.penjing.job.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.penjing.base.InvalidInputException;
import org.penjing.data.DataFile;
import org.penjing.job.state.NotFoundException;
import org.penjing.job.work.DataFiles;
import org.springframework.stereotype.Component;

/**
 * The files that jobs may have as their data: what clients uploaded, and what lies in the directories that the operator lists.
 * No other file of this machine is opened for a job, and a refusal does not tell whether there is one.
 */
@Component
public class DataStore implements DataFiles {
    private final Uploads uploads;
    private final List<DataDirectory> directories;

    DataStore(Home home, Uploads uploads, DataProperties properties) {
        this.uploads = uploads;
        this.directories = properties.directories().stream()
                .map(directory -> DataDirectory.of(Path.of(directory), home.directory()))
                .toList();
    }

    /**
     * Keeps a data file. The same bytes are kept once.
     *
     * @throws IOException if {@code bytes} cannot be read to their end; nothing is kept then
     * @throws DiskFullException if there is no room for them
     */
    public Upload upload(InputStream bytes) throws IOException {
        return uploads.add(bytes);
    }

    /** @throws NotFoundException if there is no such upload */
    public Upload uploaded(String digest) {
        return uploads.find(digest)
                .map(DataStore::upload)
                .orElseThrow(() -> new NotFoundException("there is no upload " + digest));
    }

    @Override
    public DataFile find(String field, String name) {
        return path(name)
                .map(path -> new DataFile(name, path))
                .orElseThrow(() -> new InvalidInputException(
                        field,
                        name,
                        name.startsWith(Upload.PREFIX)
                                ? "an upload that the server still has"
                                : "an upload, or a file that can be read in a directory which the server lists for"
                                        + " data",
                        "upload it with POST /api/v1/data and name what that answers (./penjing submit does both), or"
                                + " list its directory in penjing.data.directories"));
    }

    private Optional<Path> path(String name) {
        if (name.startsWith(Upload.PREFIX)) {
            return uploads.use(Upload.digest(name));
        }
        try {
            Path path = Path.of(name);
            return directories.stream()
                    .map(directory -> directory.find(path))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (InvalidPathException unspellable) {
            return Optional.empty();
        }
    }

    private static Upload upload(Path file) {
        try {
            return Upload.of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
