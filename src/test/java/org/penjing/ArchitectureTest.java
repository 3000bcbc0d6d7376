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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.penjing.base.Lookup;

/** The package table of docs/architecture.md. */
class ArchitectureTest {
    private static final String ROOT = "org.penjing.";
    private static final Pattern ROW = Pattern.compile("\\| `(?<name>[a-z.]+)` \\|.*\\| (?<imports>[`a-z. -]+) \\|");
    private static final Pattern NAME = Pattern.compile("[a-z.]+");

    /** What each package of the table may import, by the package. */
    private static final Map<String, Set<String>> MAY_IMPORT = table();

    static final List<String> PACKAGES = List.copyOf(MAY_IMPORT.keySet());

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
        List<String> allowed = new ArrayList<>(List.of(ROOT + name, ROOT + "base"));
        relatives(name).forEach(other -> allowed.add(ROOT + other));
        strangers(family(name)).forEach(other -> allowed.add(ROOT + other + ".."));
        noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.penjing..")
                        .and(DescribedPredicate.not(
                                JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new)))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void usesWhatTheTableAllows(String name) {
        assertThat(imported(other -> other.equals(name))).containsAll(relatives(name));
        assertThat(imported(other -> family(other).equals(name)).stream().map(ArchitectureTest::family))
                .containsAll(strangers(name));
    }

    @Test
    void theTableHasThePackagesThatThereAre() {
        assertThat(MAY_IMPORT.keySet())
                .containsExactlyInAnyOrderElementsOf(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT))
                        .map(name -> name.substring(ROOT.length()))
                        .collect(Collectors.toSet()));
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
        slices().matching("org.penjing.(**)").should().beFreeOfCycles().check(CLASSES);
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

    private static Map<String, Set<String>> table() {
        try {
            Map<String, Set<String>> table = new TreeMap<>();
            for (String line : Files.readAllLines(Path.of("docs/architecture.md"))) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    table.put(
                            row.group("name"),
                            NAME.matcher(row.group("imports"))
                                    .results()
                                    .map(MatchResult::group)
                                    .collect(Collectors.toSet()));
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String family(String name) {
        return name.split("\\.")[0];
    }

    /** Of its own family. */
    private static Set<String> relatives(String name) {
        return Lookup.in(MAY_IMPORT, name).stream()
                .filter(other -> family(other).equals(family(name)))
                .collect(Collectors.toSet());
    }

    /** Other families. */
    private static Set<String> strangers(String name) {
        return Lookup.in(MAY_IMPORT, name).stream()
                .filter(other -> !family(other).equals(family(name)))
                .collect(Collectors.toSet());
    }

    private static Set<String> imported(Predicate<String> importer) {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith(ROOT)
                        && importer.test(type.getPackageName().substring(ROOT.length())))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(target -> target.startsWith(ROOT))
                .map(target -> target.substring(ROOT.length()))
                .collect(Collectors.toSet());
    }
}
