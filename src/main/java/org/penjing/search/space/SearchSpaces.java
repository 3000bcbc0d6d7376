package org.penjing.search.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;

/** The search spaces that a user can name, in the order of their names. */
public final class SearchSpaces {
    private static final long LARGEST_BYTES = 1 << 20;
    private static final String ENDING = ".yaml";

    private final SortedMap<String, SearchSpace> byName;

    private SearchSpaces(SortedMap<String, SearchSpace> byName) {
        this.byName = Collections.unmodifiableSortedMap(byName);
    }

    /**
     * Loads every {@code *.yaml} of a directory; the file of space {@code a} is {@code a.yaml}.
     *
     * @throws InvalidInputException with the faults of all files
     * @throws UncheckedIOException if a file cannot be read
     */
    public static SearchSpaces load(Path directory) {
        SortedMap<String, SearchSpace> byName = new TreeMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Path file : files(directory)) {
            try {
                SearchSpace space = read(file);
                byName.put(space.name(), space);
            } catch (InvalidInputException e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return new SearchSpaces(byName);
    }

    /**
     * The space that {@code yaml} describes.
     *
     * @param source what faults name as the place, such as the file's name
     * @throws InvalidInputException with all faults
     */
    public static SearchSpace parse(String source, String yaml) {
        try {
            return SearchSpaceFile.parse(yaml);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.faults().stream()
                    .map(fault -> new Fault(
                            fault.field().isEmpty() ? source : source + ": " + fault.field(),
                            fault.value(),
                            fault.rule(),
                            fault.remedy()))
                    .toList());
        }
    }

    public Collection<SearchSpace> all() {
        return byName.values();
    }

    /** @throws InvalidInputException naming the known spaces, if {@code name} is not one */
    public SearchSpace get(String name) {
        SearchSpace space = byName.get(name);
        if (space == null) {
            throw new InvalidInputException(
                    "searchSpace", name, "one of " + byName.keySet(), "name a known space or add its file");
        }
        return space;
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new InvalidInputException(
                    "searchSpaces", directory, "a directory of " + ENDING + " files", "create it or name another");
        }
        try (var entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearchSpace read(Path file) {
        String source = String.valueOf(file.getFileName());
        SearchSpace space = parse(source, content(file, source));
        if (!source.equals(space.name() + ENDING)) {
            throw new InvalidInputException(
                    source + ": name", space.name(), "the file's name without " + ENDING, "rename one of them");
        }
        return space;
    }

    private static String content(Path file, String source) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new InvalidInputException(
                        source, Files.size(file) + " bytes", "at most " + LARGEST_BYTES, "name fewer rules");
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new InvalidInputException(source, "not UTF-8", "a text file in UTF-8", "convert the file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
