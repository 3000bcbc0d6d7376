package org.penjing.job.work;

import java.nio.file.Path;
import org.penjing.data.DataFile;

/** Finds the files that jobs name as their data. */
public interface DataFiles {
    /** Whatever the user of a command can read. */
    DataFiles OF_THE_USER = (_, name) -> DataFile.of(Path.of(name));

    /**
     * @param field of the job file that has {@code name}
     * @throws org.penjing.base.InvalidInputException if a job may not read such a file
     */
    DataFile find(String field, String name);
}
