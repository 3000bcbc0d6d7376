package org.penjing.job.files;

import java.util.List;

/** The jobs that may still read their data. */
public interface UnfinishedJobs {
    /** What they ask for, as it is stored. */
    List<String> specs();
}
