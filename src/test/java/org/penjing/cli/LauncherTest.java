package org.penjing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a checkout of its own, with a JDK and a Maven that only print what they are asked. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
    private static final List<String> TOOLS =
            List.of("dirname", "readlink", "grep", "sed", "find", "head", "mkdir", "mv", "stty", "cut", "touch", "rm");

    @TempDir
    Path directory;

    private Path root;
    private Path tools;
    private Path jdks;

    private record Result(int exitCode, String out, List<String> err) {}

    @BeforeEach
    void checkout() throws IOException {
        root = Files.createDirectories(directory.resolve("checkout"));
        tools = Files.createDirectories(directory.resolve("tools"));
        jdks = Files.createDirectories(directory.resolve("jdks"));
        Files.copy(Path.of("penjing"), root.resolve("penjing"));
        for (String tool : TOOLS) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                Path real = Path.of(folder, tool);
                if (Files.exists(real) && !Files.exists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "exec " + real + " \"$@\"");
                }
            }
        }
    }

    private static void script(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + content + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void jdk(String name, String version) throws IOException {
        script(jdks.resolve(name).resolve("bin/java"), """
            if [ "$1" = -version ]; then echo 'openjdk version "%s"' >&2; else echo "java $*"; fi
            for word in "$@"; do
                case $word in -XX:AOTCacheOutput=*) echo recorded > "${word#*=}"; echo "$*" >> "$(dirname "${word#*=}")/recordings" ;; esac
            done
            """.formatted(version));
        script(jdks.resolve(name).resolve("bin/javac"), "");
    }

    private void sources() throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve("src/main"));
        script(tools.resolve("mvn"), "echo built >> log; mkdir -p target; : > target/penjing.jar");
    }

    private Result run(String... words) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(
                List.of("/bin/sh", root.resolve("penjing").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("PENJING_JDK_ROOTS", jdks.toString());
        int exitCode = builder.start().waitFor();
        return new Result(
                exitCode,
                Files.readString(directory.resolve("out")).strip(),
                Files.readAllLines(directory.resolve("err")));
    }

    @Test
    void saysInOneLineThatThereIsNoJdk() throws Exception {
        jdk("old", "17.0.15");
        Result result = run("profiles");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).singleElement().asString().startsWith("penjing: no JDK 25 found: install one");
    }

    @Test
    void findsTheRightJdkAndPassesTheWordsOn() throws Exception {
        jdk("a-17", "17.0.15");
        jdk("b-25", "25.0.1");
        Result result = run("front", "some id", "m4");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("java ")
                .contains("-Dpenjing.root=" + root.toRealPath())
                .endsWith("target/penjing.jar front some id m4");
    }

    @Test
    void wantsACompilerWhereThereAreSources() throws Exception {
        jdk("b-25", "25.0.1");
        sources();
        Files.delete(jdks.resolve("b-25/bin/javac"));
        assertThat(run("profiles").err()).singleElement().asString().contains("no JDK 25 found");
    }

    @Test
    void saysInOneLineThatThereIsNoMaven() throws Exception {
        jdk("b-25", "25.0.1");
        sources();
        Files.delete(tools.resolve("mvn"));
        Result result = run("profiles");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).singleElement().asString().startsWith("penjing: Maven not found: install it");
    }

    @Test
    void buildsOnFirstUseAndWhenSourcesChange() throws Exception {
        jdk("b-25", "25.0.1");
        sources();
        assertThat(run("profiles").exitCode()).isZero();
        assertThat(run("profiles").exitCode()).isZero();
        assertThat(root.resolve("log")).hasContent("built");
        Path changed = Files.writeString(root.resolve("src/main/A.java"), "");
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run("profiles").exitCode()).isZero();
        assertThat(root.resolve("log")).hasContent("built\nbuilt");
    }

    @Test
    void startsFromACacheThatEachBuildRecordsAnew() throws Exception {
        jdk("b-25", "25.0.1");
        sources();
        assertThat(run("profiles").out()).contains("-XX:AOTCache=" + root.toRealPath() + "/target/penjing.aot");
        assertThat(run("profiles").out()).contains("-XX:AOTCache=");
        assertThat(Files.readAllLines(root.resolve("target/recordings")))
                .singleElement()
                .asString()
                .endsWith("target/penjing.jar warm");
    }

    @Test
    void startsWithoutACacheWhereNoneCanBeRecorded() throws Exception {
        jdk("b-25", "25.0.1");
        sources();
        script(jdks.resolve("b-25/bin/java"), """
            case "$*" in
                -version) echo 'openjdk version "25.0.1"' >&2 ;;
                *AOTCacheOutput*) exit 1 ;;
                *) echo "java $*" ;;
            esac
            """);
        Result result = run("profiles");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("java ").doesNotContain("AOTCache");
    }

    @Test
    void failsWhenTheBuildFails() throws Exception {
        jdk("b-25", "25.0.1");
        sources();
        script(tools.resolve("mvn"), "echo no such dependency; exit 1");
        Result result = run("profiles");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).endsWith("no such dependency", "penjing: the build failed, see above");
        assertThat(root.resolve("target/.built")).doesNotExist();
    }
}
