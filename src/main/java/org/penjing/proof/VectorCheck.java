package org.penjing.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.penjing.export.Evidence;
import org.penjing.proof.toolchain.Build;
import org.penjing.proof.toolchain.ToolException;
import org.penjing.proof.toolchain.ToolRun;
import org.penjing.proof.toolchain.Workspace;

/** What {@code make check} of a package does, without make. */
record VectorCheck(Workspace workspace, Build build, String name, Duration limit) {
    private static final String PROGRAM = "check";
    private static final Pattern RESULT = Pattern.compile("(\\d+) of (\\d+) vectors agree in every bit");

    Attempt run() throws IOException {
        Path folder = workspace.folder(PROGRAM);
        List<String> objects = build.compileCheck(folder)
                .and(build.compilePackage(folder, List.of()))
                .files();
        build.link(folder, objects, List.of(), PROGRAM).orThrow("the test vectors do not link");
        ToolRun run = ToolRun.of(List.of(folder.resolve(PROGRAM).toString()), folder, limit);
        Matcher result = RESULT.matcher(run.text());
        if (!result.find()) {
            throw new ToolException("the test vectors do not say how many agree");
        }
        int equal = Integer.parseInt(result.group(1));
        int inputs = Integer.parseInt(result.group(2));
        String difference = run.text().lines().findFirst().orElse("");
        return new Attempt.Ran(
                new Evidence.Engine(name, inputs, equal, 0, 0, true, null),
                equal == inputs && run.succeeded() ? null : difference,
                null);
    }
}
