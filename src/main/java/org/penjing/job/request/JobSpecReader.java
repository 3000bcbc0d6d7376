package org.penjing.job.request;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fault;
import org.penjing.base.Faults;
import org.penjing.base.Fields;
import org.penjing.base.InvalidInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads job files, and writes them with every default filled in. */
public final class JobSpecReader {
    /** Seeds stay below 2^53, so that every JSON reader sees the same number. */
    private static final long MOST_SEED = (1L << 53) - 1;

    private static final int MOST_PROFILES = 32;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final LongSupplier seeds;

    /** @param seeds draws the seed of a job that names none */
    public JobSpecReader(LongSupplier seeds) {
        this.seeds = seeds;
    }

    /** @throws InvalidInputException with every fault of the file */
    public JobSpec read(byte[] json, KnownNames names, TrainedJobs jobs) {
        Faults faults = new Faults();
        JobSpec spec = read(SupernetSpec.complete(parse(json), jobs, MAPPER), faults, names);
        faults.throwIfAny();
        checkGenomes(spec, jobs);
        return spec;
    }

    /**
     * A job as it is stored.
     *
     * @param faults what today's rules refuse; the fields of {@code spec} have something harmless there
     */
    public record Restored(JobSpec spec, List<Fault> faults) {}

    /** Reads what {@link #write} of any version wrote; names that are no longer known are accepted. */
    public Restored restored(String json) {
        Faults faults = new Faults();
        JobSpec spec = read(stored(json, faults), faults, null);
        return new Restored(spec, faults.found());
    }

    /** @throws InvalidInputException with every fault of the stored job */
    public JobSpec restore(String json) {
        Restored restored = restored(json);
        if (!restored.faults().isEmpty()) {
            throw new InvalidInputException(restored.faults());
        }
        return restored.spec();
    }

    private static JsonNode stored(String json, Faults faults) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            faults.add("job", malformed.getOriginalMessage(), "well-formed JSON", "submit the job again");
            return MAPPER.createObjectNode();
        }
    }

    /** The job file, with every default filled in. */
    public static JsonNode tree(JobSpec spec) {
        return MAPPER.valueToTree(spec);
    }

    public static String write(JobSpec spec) {
        return MAPPER.writeValueAsString(spec);
    }

    private static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            TokenStreamLocation location = malformed.getLocation();
            String where =
                    location == null ? "job" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
            throw new InvalidInputException(
                    where, malformed.getOriginalMessage(), "well-formed JSON", "correct the text there");
        }
    }

    private JobSpec read(JsonNode tree, Faults faults, @Nullable KnownNames names) {
        Fields fields = Fields.of(tree, "job", "", faults);
        List.of("model", "data", "profiles").forEach(fields::require);
        Long seed = fields.optionalLong("seed", 0, MOST_SEED);
        ModelSpec model = ModelSpec.read(fields.object("model"));
        JobSpec spec = new JobSpec(
                fields.text("name", "job", 100),
                seed != null ? seed : seeds.getAsLong() & MOST_SEED,
                model,
                fields.has("data")
                        ? DataSpec.read(fields.object("data"))
                        : new DataSpec.CsvFile("", null, null, null, null),
                TrainingFields.read(fields.object("training"), model),
                fields.text("searchSpace", ModelSpec.family(model), 100),
                SearchSpec.read(fields.object("search")),
                fields.objects("profiles").stream().map(ProfileSpec::read).toList(),
                SupernetSpec.read(fields));
        fields.rejectUnknown();
        checkProfiles(fields, spec.profiles(), names);
        if (names != null && !spec.searchSpace().isEmpty()) {
            checkName(fields, "searchSpace", spec.searchSpace(), names.searchSpaces(), "search space");
        }
        return spec;
    }

    private static void checkGenomes(JobSpec spec, TrainedJobs jobs) {
        List<String> genomes = spec.search().genomes();
        if (genomes.isEmpty()) {
            return;
        }
        Faults faults = new Faults();
        SupernetSpec supernet = spec.supernet();
        faults.check(
                supernet != null && spec.profiles().size() == 1,
                "search.genomes",
                genomes.size() + " genomes",
                "of one profile of a job that is named as supernet",
                "name that job, and one profile");
        faults.throwIfAny();
        String profile = spec.profiles().getFirst().id();
        for (int index = 0; index < genomes.size(); index++) {
            faults.check(
                    supernet != null && jobs.hasRun(supernet.job(), profile, genomes.get(index)),
                    "search.genomes[" + index + "]",
                    genomes.get(index),
                    "a candidate that the job has run for " + profile,
                    "copy it from the front of that job");
        }
        faults.throwIfAny();
    }

    private static void checkProfiles(Fields fields, List<ProfileSpec> profiles, @Nullable KnownNames names) {
        if (fields.has("profiles")) {
            fields.check(
                    !profiles.isEmpty() && profiles.size() <= MOST_PROFILES,
                    "profiles",
                    profiles.size() + " profiles",
                    "1 to " + MOST_PROFILES + " profiles",
                    "name the devices to search a model for");
        }
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < profiles.size(); index++) {
            String id = profiles.get(index).id();
            String field = "profiles[" + index + "].id";
            if (id.isEmpty()) {
                continue;
            }
            fields.check(seen.add(id), field, id, "each profile once", "remove the repetition");
            if (names != null) {
                checkName(fields, field, id, names.profiles(), "hardware profile");
            }
        }
    }

    private static void checkName(Fields fields, String field, String name, List<String> known, String what) {
        fields.check(
                known.contains(name),
                field,
                name,
                "the name of a " + what,
                "choose one of " + String.join(", ", known));
    }
}
