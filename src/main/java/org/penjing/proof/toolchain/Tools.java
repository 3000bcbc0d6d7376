package org.penjing.proof.toolchain;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tools of this machine.
 *
 * @param found where each is that is there
 */
public record Tools(Map<Tool, Path> found) {
    private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);

    public Tools {
        found = Map.copyOf(found);
    }

    /** Those on the PATH of this process. */
    public static Tools onPath() {
        String path = System.getenv("PATH");
        return in(path == null ? "" : path);
    }

    static Tools in(String searchPath) {
        Map<Tool, Path> found = new EnumMap<>(Tool.class);
        for (Tool tool : Tool.values()) {
            Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(searchPath)
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, tool.command()).toAbsolutePath())
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .findFirst()
                    .ifPresent(file -> found.put(tool, file));
        }
        return new Tools(found);
    }

    public Optional<Path> path(Tool tool) {
        return Optional.ofNullable(found.get(tool));
    }

    /** The first line of what the tool says of itself, if it is there. */
    public Optional<String> version(Tool tool) {
        return path(tool)
                .map(file -> ToolRun.of(List.of(file.toString(), "--version"), file.resolveSibling("."), VERSION_LIMIT)
                        .text()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    /** @throws ToolException if the tool is not there or the run takes longer than {@code limit} */
    public ToolRun run(Tool tool, List<String> arguments, Path directory, Duration limit) {
        Path file = path(tool).orElseThrow(() -> new ToolException(tool.absence()));
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        return ToolRun.of(command, directory, limit);
    }
}
