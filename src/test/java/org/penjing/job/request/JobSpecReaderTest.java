package org.penjing.job.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.compress.WeightQuantizer;
import org.penjing.hardware.Limit;
import org.penjing.hardware.Limits;
import org.penjing.network.family.TinyRecursive;
import org.penjing.task.Grids;
import org.penjing.training.Augmentation;
import org.penjing.training.Sharing;
import org.penjing.training.TrainingPlan;

class JobSpecReaderTest {
    private static final KnownNames NAMES = new KnownNames(List.of("rp2040", "m4"), List.of("tiny-recursive"));
    private static final String LEAST =
            "{\"model\": {}, \"data\": {\"generator\": {\"puzzle\": \"sudoku\"}}, \"profiles\": [{\"id\": \"m4\"}]}";

    private static final UUID TRAINED = new UUID(0, 5);

    private final JobSpecReader reader = new JobSpecReader(() -> -3);
    private final TrainedJobs jobs = new TrainedJobs() {
        @Override
        public Optional<JobSpec> spec(UUID job) {
            return Optional.of(job)
                    .filter(TRAINED::equals)
                    .map(_ -> reader.restore(LEAST.replace("{}", "{\"width\": 20}")));
        }

        @Override
        public boolean hasRun(UUID job, String profile, String genome) {
            return job.equals(TRAINED) && profile.equals("m4") && genome.equals("1.2");
        }
    };

    @Test
    void readsEveryFieldOfAFullJob() {
        JobSpec spec = read("""
            {"name":"sudoku4","seed":1,
             "model":{"family":"tiny-recursive","width":40,"blocks":3,"mixer":"attention","mixerInner":64,
                      "headWidth":16,"channelInner":80,"latentUpdates":1,"maxDepth":4},
             "data":{"generator":{"puzzle":"maze","size":"7x9","count":500,"difficulty":"hard"}},
             "training":{"warmupBatches":10,"elasticBatches":40,"fineTuneBatches":6,"batchSize":16,"depth":2,"learningRate":0.001,"augmentation":"sudoku",
                         "weightDecay":0.1,"averaging":0.9},
             "searchSpace":"tiny-recursive",
             "search":{"strategy":"random","evaluations":50,"wallSeconds":60,"stopWhenMet":true,"finalists":3,"best":"fastest","tolerance":2.5,"haltingLoss":0.25},
             "profiles":[{"id":"m4","preset":"mission","limits":{"sramBytes":65536,"accuracyDrop":0}},{"id":"rp2040"}]}
            """);
        assertThat(spec)
                .isEqualTo(new JobSpec(
                        "sudoku4",
                        1,
                        new TinyRecursiveSpec(40, 3, "attention", 64, 16, 80, 1, 4),
                        new DataSpec.Generated(new DataSpec.Generator("maze", "7x9", null, 500, "hard"), null),
                        new TrainingPlan(
                                10,
                                40,
                                6,
                                16,
                                2,
                                0.001,
                                0.1,
                                0.9,
                                Augmentation.SUDOKU,
                                Sharing.NONE,
                                null,
                                WeightQuantizer.LEAST_ERROR),
                        "tiny-recursive",
                        new SearchSpec("random", 50, 60, true, 3, "fastest", 2.5, 0.25, List.of()),
                        List.of(
                                new ProfileSpec(
                                        "m4",
                                        "mission",
                                        new Limits(Map.of(Limit.SRAM_BYTES, 65536.0, Limit.ACCURACY_DROP, 0.0))),
                                new ProfileSpec("rp2040", "device", Limits.NONE)),
                        null));
    }

    @Test
    void fillsInDefaultsAndDrawsASeed() {
        JobSpec spec = read(LEAST);
        assertThat(spec.seed()).isEqualTo((1L << 53) - 3);
        assertThat(spec.model()).isEqualTo(new TinyRecursiveSpec(48, 2, "token", 32, 16, 96, 2, 5));
        assertThat(spec.training()).isEqualTo(TrainingPlan.standard(48));
        assertThat(spec.search())
                .isEqualTo(new SearchSpec("surrogate", 100, null, false, 2, "accurate", 1, 0.5, List.of()));
        assertThat(spec.data())
                .isEqualTo(new DataSpec.Generated(new DataSpec.Generator("sudoku", "4x4", null, 2400, "medium"), null));
    }

    @Test
    void theQuantizerIsOneThatIsKnownAndReadsBackByItsLabel() {
        JobSpec covering = read(LEAST.replace("\"model\"", "\"training\": {\"quantizer\": \"covering\"}, \"model\""));
        assertThat(covering.training().quantizer()).isEqualTo(WeightQuantizer.COVERING);
        assertThat(JobSpecReader.write(covering)).contains("\"quantizer\":\"covering\"");
        assertThat(reader.restore(JobSpecReader.write(covering))).isEqualTo(covering);
        assertThatThrownBy(
                        () -> read(LEAST.replace("\"model\"", "\"training\": {\"quantizer\": \"ternary\"}, \"model\"")))
                .hasMessageContaining("training.quantizer: \"ternary\" (one of covering, least-error)");
    }

    @Test
    void sortingHasALengthInPlaceOfSizeAndDifficulty() {
        assertThat(read(LEAST.replace("\"sudoku\"", "\"sorting\", \"length\": 7"))
                        .data())
                .isEqualTo(new DataSpec.Generated(new DataSpec.Generator("sorting", null, 7, 2400, null), null));
        JobSpec usual = read(LEAST.replace("sudoku", "sorting"));
        assertThat(usual.data())
                .isEqualTo(new DataSpec.Generated(new DataSpec.Generator("sorting", null, 12, 2400, null), null));
        assertThat(reader.restore(JobSpecReader.write(usual))).isEqualTo(usual);
    }

    @Test
    void writtenJobReadsBackTheSame() {
        JobSpec generated = read(LEAST);
        assertThat(reader.restore(JobSpecReader.write(generated))).isEqualTo(generated);
        JobSpec file = read(LEAST.replace(
                "{\"generator\": {\"puzzle\": \"sudoku\"}}", "{\"file\": \"/tmp/p.csv\", \"alphabet\": \".1234\"}"));
        assertThat(reader.restore(JobSpecReader.write(file))).isEqualTo(file);
    }

    @Test
    void readsHowFilesAreToBeReadAndSplit() {
        JobSpec one = read(withData("""
            {"file": "/p.csv", "padding": "_", "splitBy": "row",
             "columns": {"question": "q", "answer": "a", "group": "user"}}\
            """));
        assertThat(one.data())
                .isEqualTo(
                        new DataSpec.CsvFile("/p.csv", null, "_", new DataSpec.Columns("q", "a", "user", null), "row"));
        JobSpec three = read(withData("{\"files\": {\"training\": \"/1\", \"validation\": \"/2\", \"test\": \"/3\"}}"));
        assertThat(three.data())
                .isEqualTo(new DataSpec.CsvFiles(new DataSpec.Files("/1", "/2", "/3"), null, null, null));
        assertThat(reader.restore(JobSpecReader.write(one))).isEqualTo(one);
        assertThat(reader.restore(JobSpecReader.write(three))).isEqualTo(three);
    }

    @Test
    void filesAreKeptAsTheyAreNamedForTheServerToFind() {
        JobSpec spec = read(LEAST.replace("{\"generator\": {\"puzzle\": \"sudoku\"}}", "{\"file\": \"p.csv\"}"));
        assertThat(((DataSpec.CsvFile) spec.data()).file()).isEqualTo("p.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model|\"model\": {\"maxDepth\": 0}|model.maxDepth",
                "model|\"model\": {\"width\": \"48\"}|model.width",
                "model|\"model\": {\"width\": 4.5}|model.width",
                "model|\"model\": {\"width\": 1e99}|model.width",
                "model|\"model\": {\"mixer\": \"attention\", \"mixerInner\": 40}|model.mixerInner",
                "model|\"model\": {\"mixer\": \"attention\", \"headWidth\": 1}|model.headWidth",
                "model|\"model\": {\"mixer\": \"conv\"}|model.mixer",
                "model|\"model\": {\"family\": \"bert\"}|model.family",
                "model|\"model\": {\"deep\": {\"er\": 1}}|model.deep",
                "model|\"model\": []|model",
                "model|\"seed\": -1, \"model\": {}|seed",
                "model|\"seed\": 9007199254740992, \"model\": {}|seed",
                "model|\"name\": \"\", \"model\": {}|name",
                "model|\"name\": \"a\\u0000b\", \"model\": {}|name",
                "model|\"searchSpace\": \"nowhere\", \"model\": {}|searchSpace",
                "model|\"model\": {}, \"search\": {\"strategy\": \"luck\"}|search.strategy",
                "model|\"model\": {}, \"search\": {\"evaluations\": 0}|search.evaluations",
                "model|\"model\": {}, \"search\": {\"stopWhenMet\": \"yes\"}|search.stopWhenMet",
                "model|\"model\": {}, \"training\": {\"learningRate\": 0}|training.learningRate",
                "data|\"data\": {}|data",
                "data|\"data\": {\"generator\": {\"puzzle\": \"sudoku\"}, \"file\": \"x\"}|data",
                "data|\"data\": {\"generator\": {\"puzzle\": \"sudoku\", \"size\": \"5x5\"}}|data.generator.size",
                "data|\"data\": {\"generator\": {\"puzzle\": \"maze\", \"size\": \"99x2\"}}|data.generator.size",
                "data|\"data\": {\"generator\": {\"puzzle\": \"sorting\", \"length\": 1}}|data.generator.length",
                "data|\"data\": {\"generator\": {\"puzzle\": \"sorting\", \"size\": \"4x4\"}}|data.generator.size",
                "data|\"data\": {\"generator\": {\"puzzle\": \"maze\", \"length\": 9}}|data.generator.length",
                "data|\"data\": {\"generator\": {}}|data.generator.puzzle",
                "data|\"data\": {\"file\": \"x\", \"alphabet\": \"112\"}|data.alphabet",
                "data|\"data\": {\"file\": \"x\", \"alphabet\": \"a\\uD83D\"}|data.alphabet",
                "data|\"data\": {\"file\": \"x\", \"alphabet\": \"\\uD83D\\uDE00\"}|data.alphabet",
                "data|\"data\": {\"file\": \"x\", \"padding\": \"ab\"}|data.padding",
                "data|\"data\": {\"file\": \"x\", \"splitBy\": \"luck\"}|data.splitBy",
                "data|\"data\": {\"file\": \"x\", \"columns\": {\"question\": \"q\"}}|data.columns",
                "data|\"data\": {\"files\": {\"training\": \"x\", \"test\": \"x\"}}|data.files.validation",
                "model|\"name\": \"a\\uD83D\", \"model\": {}|name",
                "profiles|\"search\": {\"best\": \"cheapest\"}, \"profiles\": [{\"id\": \"m4\"}]|search.best",
                "profiles|\"search\": {\"tolerance\": -1}, \"profiles\": [{\"id\": \"m4\"}]|search.tolerance",
                "profiles|\"profiles\": []|profiles",
                "profiles|\"profiles\": [{}]|profiles[0].id",
                "profiles|\"profiles\": [{\"id\": \"z80\"}]|profiles[0].id",
                "profiles|\"profiles\": [{\"id\": \"m4\"}, {\"id\": \"m4\"}]|profiles[1].id",
                "profiles|\"profiles\": [{\"id\": \"m4\", \"limits\": {\"sramBytes\":"
                        + " -1}}]|profiles[0].limits.sramBytes",
                "profiles|\"profiles\": [{\"id\": \"m4\", \"limits\": {\"millisPerStep\": 0}}]"
                        + "|profiles[0].limits.millisPerStep",
                "profiles|\"profiles\": [{\"id\": \"m4\", \"limits\": {\"ram\": 1}}]|profiles[0].limits.ram"
            })
    void namesTheFieldThatIsWrong(String part, String faulty, String field) {
        String json = LEAST.replaceFirst("\"" + part + "\": (\\{}|\\{.*?}}|\\[.*?])", Matcher.quoteReplacement(faulty));
        assertThat(json).isNotEqualTo(LEAST);
        assertThat(faults(json)).singleElement().extracting(Fault::field).isEqualTo(field);
    }

    @Test
    void reportsAllFaultsTogether() {
        assertThat(faults("{\"modell\": {}, \"seed\": \"x\", \"profiles\": [{\"id\": \"z80\"}]}"))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("modell", "seed", "model", "data", "profiles[0].id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"seed\": 1, \"seed\": 2}", "{\"seed\": 01}", "{} {}", "{\"seed\": NaN}", "nonsense"})
    void malformedJsonIsOneFaultWithItsPlace(String json) {
        assertThat(faults(json))
                .singleElement()
                .extracting(Fault::field)
                .asString()
                .startsWith("line 1, column ");
    }

    @Test
    void emptyJobIsRefused() {
        assertThat(faults("")).extracting(Fault::field).containsExactly("job");
    }

    @Test
    void jobThatIsNoObjectIsRefused() {
        assertThat(faults("[1]")).extracting(Fault::field).containsExactly("job");
    }

    @Test
    void deepNestingIsRefusedNotFollowed() {
        assertThat(faults("{\"model\": " + "[".repeat(100_000))).hasSize(1);
    }

    @Test
    void modelIsTheNetworkThatItNames() {
        JobSpec spec = read(LEAST.replace("{}", "{\"mixer\": \"attention\", \"width\": 20}"));
        assertThat(spec.model().network(Grids.task(".1234", 16)))
                .isEqualTo(new TinyRecursive(16, 5, 20, 2, TinyRecursive.Mixer.ATTENTION, 32, 16, 96, 2, 5));
    }

    @Test
    void whatTrainedASupernetComesWithIt() {
        JobSpec trained = jobs.spec(TRAINED).orElseThrow();
        JobSpec spec = read(searching(""));
        assertThat(spec.model()).isEqualTo(trained.model());
        assertThat(spec.data()).isEqualTo(trained.data());
        assertThat(spec.training()).isEqualTo(trained.training());
        assertThat(spec.seed()).isEqualTo(trained.seed());
        assertThat(spec.supernet()).isEqualTo(new SupernetSpec(TRAINED));
        assertThat(reader.restore(JobSpecReader.write(spec))).isEqualTo(spec);
        assertThat(read(searching("\"seed\": 4,")).seed()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "model": {},                                              | model
        "training": {"depth": 3},                                 | training
        "search": {"strategy": "listed"},                         | search.genomes
        "search": {"strategy": "random", "genomes": ["1.2"]},     | search.genomes
        "search": {"genomes": ["1.2", "1.2"]},                    | search.genomes
        "search": {"genomes": [3]},                               | search.genomes[0]
        "search": {"genomes": ["1.2", "9.9"]},                    | search.genomes[1]
        """)
    void jobsThatSearchASupernetAreToldWhatTheyCannotChoose(String part, String field) {
        assertThat(faults(searching(part))).extracting(Fault::field).contains(field);
    }

    @Test
    void aSupernetIsOfAJobThatHasTrainedOne() {
        assertThat(faults(searching("").replace(TRAINED.toString(), new UUID(0, 6).toString())))
                .singleElement()
                .extracting(Fault::field, Fault::value)
                .containsExactly("supernet.job", new UUID(0, 6).toString());
        assertThat(faults(searching("").replace(TRAINED.toString(), "the last one")))
                .extracting(Fault::field)
                .contains("supernet.job");
    }

    @Test
    void namedCandidatesAreAllThatIsRunAndTuned() {
        assertThat(read(searching("\"search\": {\"genomes\": [\"1.2\"]},")).search())
                .isEqualTo(new SearchSpec("listed", 1, null, false, 1, "accurate", 1, 0.5, List.of("1.2")));
    }

    private static String searching(String part) {
        return "{\"supernet\": {\"job\": \"" + TRAINED + "\"}, " + part + " \"profiles\": [{\"id\": \"m4\"}]}";
    }

    private static String withData(String data) {
        return LEAST.replace("{\"generator\": {\"puzzle\": \"sudoku\"}}", data);
    }

    private JobSpec read(String json) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8), NAMES, jobs);
    }

    private List<Fault> faults(String json) {
        InvalidInputException invalid = catchThrowableOfType(InvalidInputException.class, () -> read(json));
        assertThat(invalid).as(json).isNotNull();
        return invalid.faults();
    }
}
