package org.penjing.job.store.document;

import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a job asks for.
 *
 * @param job a job file with every default filled in, which {@link JobSpecReader} reads of any version
 */
public record StoredJob(JsonNode job) {
    private static final String JOB = "job";

    public static String write(JobSpec spec) {
        return Documents.write(new StoredJob(JobSpecReader.tree(spec)));
    }

    /** The job file; what is no JSON any more as it is, for {@link JobSpecReader} to complain of. */
    public static String read(String json) {
        try {
            return stored(json).job().toString();
        } catch (JacksonException damaged) {
            return json;
        }
    }

    /** Steps of one inference of the job's model at most; 1 of one that has no steps. */
    public static int maxDepth(String json) {
        return stored(json).job().path("model").path("maxDepth").asInt(1);
    }

    /** Version 1 had the job file alone. */
    private static StoredJob stored(String json) {
        return Documents.read(json, StoredJob.class, StoredJob::nest);
    }

    private static void nest(ObjectNode first) {
        ObjectNode job = first.deepCopy();
        first.removeAll();
        first.set(JOB, job);
    }
}
