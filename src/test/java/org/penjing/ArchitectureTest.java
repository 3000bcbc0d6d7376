package org.penjing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.penjing.base.Lookup;

/** The package table of docs/architecture.md. */
class ArchitectureTest {
    private static final String ROOT = "org.penjing.";

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("base", Set.of()),
            Map.entry("process", Set.of()),
            Map.entry("tensor", Set.of()),
            Map.entry("network", Set.of("tensor")),
            Map.entry("compress", Set.of("network", "tensor")),
            Map.entry("hardware", Set.of("compress", "network", "tensor")),
            Map.entry("data", Set.of()),
            Map.entry("task", Set.of("data", "network")),
            Map.entry("training", Set.of("process", "task", "data", "compress", "network", "tensor")),
            Map.entry("onnx", Set.of("compress", "network", "tensor")),
            Map.entry("tflite", Set.of("compress")),
            Map.entry(
                    "search", Set.of("process", "training", "task", "onnx", "hardware", "compress", "data", "network")),
            Map.entry(
                    "proof",
                    Set.of("process", "export", "tflite", "onnx", "hardware", "compress", "network", "tensor")),
            Map.entry("export", Set.of("task", "tflite", "onnx", "hardware", "compress", "network", "tensor")),
            Map.entry(
                    "job",
                    Set.of(
                            "process",
                            "export",
                            "search",
                            "training",
                            "task",
                            "hardware",
                            "data",
                            "compress",
                            "network")),
            Map.entry(
                    "pipeline",
                    Set.of(
                            "job",
                            "process",
                            "proof",
                            "export",
                            "search",
                            "training",
                            "task",
                            "onnx",
                            "hardware",
                            "data",
                            "compress",
                            "network",
                            "tensor")),
            Map.entry("web", Set.of("job", "search", "task", "hardware", "compress")),
            Map.entry("metrics", Set.of("job")),
            Map.entry(
                    "cli", Set.of("web", "pipeline", "job", "process", "proof", "export", "task", "data", "hardware")));

    /** Of packages with nested ones: which of their own family each may import. */
    private static final Map<String, Set<String>> WITHIN = Map.ofEntries(
            Map.entry("network", Set.of("network.operator")),
            Map.entry("network.operator", Set.of()),
            Map.entry("network.family", Set.of("network", "network.operator")),
            Map.entry("data", Set.of()),
            Map.entry("data.generator", Set.of("data")),
            Map.entry("data.csv", Set.of("data")),
            Map.entry("data.vector", Set.of("data")),
            Map.entry("data.split", Set.of("data")),
            Map.entry("training", Set.of("training.torch", "training.optimizer")),
            Map.entry("training.torch", Set.of()),
            Map.entry("training.optimizer", Set.of()),
            Map.entry("training.run", Set.of("training", "training.torch", "training.optimizer")),
            Map.entry("compress", Set.of()),
            Map.entry("compress.integer", Set.of("compress")),
            Map.entry("hardware", Set.of("hardware.kernel")),
            Map.entry("hardware.kernel", Set.of()),
            Map.entry("hardware.cost", Set.of("hardware", "hardware.kernel")),
            Map.entry("search", Set.of("search.space", "search.pareto")),
            Map.entry("search.space", Set.of()),
            Map.entry("search.pareto", Set.of("search.space")),
            Map.entry("search.strategy", Set.of("search", "search.space", "search.pareto")),
            Map.entry("search.accuracy", Set.of()),
            Map.entry("search.scoring", Set.of("search", "search.space", "search.pareto", "search.accuracy")),
            Map.entry("onnx", Set.of("onnx.graph", "onnx.integer")),
            Map.entry("onnx.graph", Set.of()),
            Map.entry("onnx.integer", Set.of("onnx.graph")),
            Map.entry("onnx.runtime", Set.of("onnx")),
            Map.entry("tflite", Set.of("tflite.flatbuffer")),
            Map.entry("tflite.flatbuffer", Set.of()),
            Map.entry("tflite.runtime", Set.of("tflite", "tflite.flatbuffer")),
            Map.entry("export", Set.of("export.firmware")),
            Map.entry("export.firmware", Set.of("export")),
            Map.entry("proof", Set.of("proof.emulation", "proof.probe", "proof.toolchain")),
            Map.entry("proof.toolchain", Set.of()),
            Map.entry("proof.probe", Set.of("proof.toolchain")),
            Map.entry("proof.emulation", Set.of("proof.probe", "proof.toolchain")),
            Map.entry("proof.calibration", Set.of("proof", "proof.emulation", "proof.toolchain")),
            Map.entry("job", Set.of("job.store", "job.state", "job.files", "job.work", "job.request")),
            Map.entry("job.store", Set.of("job.store.document", "job.state", "job.files", "job.work", "job.request")),
            Map.entry("job.store.document", Set.of("job.work", "job.request")),
            Map.entry("job.state", Set.of("job.work", "job.request")),
            Map.entry("job.files", Set.of("job.state", "job.work", "job.request")),
            Map.entry("job.work", Set.of("job.request")),
            Map.entry("job.request", Set.of()),
            Map.entry("web", Set.of("web.api", "web.guard")),
            Map.entry("web.api", Set.of()),
            Map.entry("web.guard", Set.of("web.api")),
            Map.entry("cli", Set.of("cli.terminal", "cli.client", "cli.server", "cli.demo")),
            Map.entry("cli.terminal", Set.of()),
            Map.entry("cli.client", Set.of("cli.terminal")),
            Map.entry("cli.server", Set.of("cli.terminal", "cli.client")),
            Map.entry("cli.demo", Set.of("cli.terminal", "cli.client", "cli.server")),
            Map.entry("pipeline", Set.of("pipeline.context")),
            Map.entry("pipeline.context", Set.of()));

    static final List<String> FAMILIES = WITHIN.keySet().stream().sorted().toList();

    static final List<String> PACKAGES = MAY_IMPORT.keySet().stream().sorted().toList();

    /** Methods that take a locale, and without one the machine's. */
    private static final Map<String, Set<String>> BY_LOCALE = Map.of(
            "java.lang.String", Set.of("format", "formatted", "toUpperCase", "toLowerCase"),
            "java.io.PrintStream", Set.of("format", "printf"),
            "java.io.PrintWriter", Set.of("format", "printf"),
            "java.util.Formatter", Set.of("<init>"),
            "java.util.Locale", Set.of("getDefault"),
            "java.text.DecimalFormat", Set.of("<init>"),
            "java.text.NumberFormat", Set.of("getInstance", "getNumberInstance", "getIntegerInstance"),
            "java.text.MessageFormat", Set.of("<init>", "format"),
            "java.time.format.DateTimeFormatter", Set.of("ofPattern"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.penjing");

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void importsOnlyWhatTheTableAllows(String name) {
        List<String> allowed = new ArrayList<>();
        allowed.add(ROOT + name + "..");
        allowed.add(ROOT + "base..");
        MAY_IMPORT.get(name).forEach(other -> allowed.add(ROOT + other + ".."));
        noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.penjing..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new)))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void usesWhatTheTableAllows(String name) {
        Set<String> used = new TreeSet<>();
        CLASSES.stream()
                .filter(type -> type.getPackageName().equals(ROOT + name)
                        || type.getPackageName().startsWith(ROOT + name + "."))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(target -> target.startsWith(ROOT))
                .forEach(target -> used.add(target.substring(ROOT.length()).split("\\.")[0]));
        assertThat(used).containsAll(MAY_IMPORT.get(name));
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void importsOfItsOwnFamilyOnlyWhatTheTableAllows(String name) {
        String family = ROOT + name.split("\\.")[0];
        List<String> allowed = new ArrayList<>(List.of(ROOT + name));
        WITHIN.get(name).forEach(other -> allowed.add(ROOT + other));
        noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(family + "..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new)))))
                .check(CLASSES);
    }

    @Test
    void everyNestedPackageIsInTheTable() {
        assertThat(WITHIN.keySet())
                .containsAll(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT))
                        .map(name -> name.substring(ROOT.length()))
                        .filter(name -> name.contains("."))
                        .toList());
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(type -> {
            if (type.getPackageName().startsWith(ROOT)) {
                packages.add(type.getPackageName().substring(ROOT.length()).split("\\.")[0]);
            }
        });
        assertThat(MAY_IMPORT.keySet()).containsAll(packages);
    }

    @Test
    void noPackageHasMoreThanTwentyFiles() {
        Map<String, Set<String>> files = new TreeMap<>();
        CLASSES.forEach(type -> files.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                .add(type.getSource().orElseThrow().getFileName().orElseThrow()));
        assertThat(files.keySet().stream().filter(name -> Lookup.in(files, name).size() > 20))
                .isEmpty();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("org.penjing.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Clients of any version read them: what is renamed inside must not reach them. */
    @Test
    void bodiesOfRequestsAndAnswersKnowNothingOfTheInside() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "web.api")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.penjing..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAnyPackage(ROOT + "web.api", ROOT + "base"))))
                .check(CLASSES);
    }

    @Test
    void onlyTheServicePackagesSeeSpring() {
        onlyIn("org.springframework..", "job", "pipeline", "web", "metrics", "cli");
    }

    @Test
    void onlyJobSeesPersistence() {
        onlyIn("jakarta.persistence..", "job");
    }

    @Test
    void onlyTrainingSeesLibtorch() {
        onlyIn("org.bytedeco.pytorch..", "training.torch");
        onlyIn("org.bytedeco..", "training.torch", "tflite.runtime");
    }

    @Test
    void onlyTfliteSeesTensorFlowLiteAndItsFormat() {
        onlyIn("org.bytedeco.tensorflowlite..", "tflite.runtime");
        onlyIn("com.google.flatbuffers..", "tflite.flatbuffer");
    }

    @Test
    void onlyOnnxSeesOnnxRuntimeAndItsFormat() {
        onlyIn("ai.onnx..", "onnx");
        onlyIn("ai.onnxruntime..", "onnx.runtime");
    }

    @Test
    void onlySearchSeesJenetics() {
        onlyIn("io.jenetics..", "search");
    }

    /** What a machine's locale decides would differ between machines, in files that shall be the same. */
    @Test
    void nothingIsFormattedByTheMachinesLocale() {
        noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "formats by the default locale",
                        access -> access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                                && BY_LOCALE
                                        .getOrDefault(target.getOwner().getName(), Set.of())
                                        .contains(target.getName())
                                && target.getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Locale.class))))
                .check(CLASSES);
    }

    private static void onlyIn(String library, String... packages) {
        List<String> allowed = new ArrayList<>(List.of("org.penjing"));
        for (String name : packages) {
            allowed.add(ROOT + name + "..");
        }
        classes()
                .that()
                .resideOutsideOfPackages(allowed.toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage(library)
                .check(CLASSES);
    }
}
