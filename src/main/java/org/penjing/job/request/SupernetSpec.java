package org.penjing.job.request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.base.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The trained supernet that a job searches, in place of one that it trains itself.
 *
 * @param job that trained it
 */
public record SupernetSpec(UUID job) {
    static final String FIELD = "supernet";

    /** What a supernet was trained with, and so what a job that searches it cannot choose. */
    private static final List<String> DECIDED = List.of("model", "data", "training");
    /** What a job that searches a supernet chooses as the job that trained it did, unless it says otherwise. */
    private static final List<String> ASSUMED = List.of("seed", "searchSpace");

    static @Nullable SupernetSpec read(Fields fields) {
        if (!fields.has(FIELD)) {
            return null;
        }
        UUID job = id(fields.object(FIELD));
        return job == null ? null : new SupernetSpec(job);
    }

    private static @Nullable UUID id(Fields fields) {
        String text = fields.requiredText("job", 36);
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            fields.check(false, "job", text, "the id of a job", "copy it from GET /api/v1/jobs");
            return null;
        }
    }

    /** A job file with what the job that trained its supernet decides filled in; as it is if it names none. */
    static JsonNode complete(JsonNode file, TrainedJobs jobs, JsonMapper mapper) {
        if (!file.hasNonNull(FIELD)) {
            return file;
        }
        Faults faults = new Faults();
        Fields fields = Fields.of(file, "job", "", faults);
        for (String part : DECIDED) {
            fields.check(
                    !fields.has(part),
                    part,
                    "an object",
                    "decided by the job that trained the supernet",
                    "leave the field out, or leave supernet out to train another one");
        }
        Optional<JobSpec> trained = Optional.ofNullable(read(fields)).flatMap(supernet -> jobs.spec(supernet.job()));
        fields.object(FIELD)
                .check(
                        trained.isPresent(),
                        "job",
                        file.path(FIELD).path("job").asString("nothing"),
                        "a job of this server that has trained its supernet",
                        "name a job that has got as far as its search");
        faults.throwIfAny();
        ObjectNode complete = (ObjectNode) file.deepCopy();
        JsonNode parent = mapper.valueToTree(trained.orElseThrow());
        DECIDED.forEach(part -> complete.set(part, parent.get(part)));
        ASSUMED.stream()
                .filter(part -> !complete.hasNonNull(part))
                .forEach(part -> complete.set(part, parent.get(part)));
        return complete;
    }
}
