package org.penjing.job.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fields;
import org.penjing.data.split.SplitRule;
import org.penjing.job.request.DataSpec.Columns;
import org.penjing.job.request.DataSpec.Files;

/** Reads the {@code data} of a job file. */
final class DataFields {
    private static final List<String> SOURCES = List.of("generator", "file", "files");
    private static final List<String> RULES =
            Arrays.stream(SplitRule.values()).map(SplitRule::label).toList();
    private static final Set<String> TASKS =
            Set.of(DataSpec.NpzFile.AUTO, DataSpec.NpzFile.CLASSIFICATION, DataSpec.NpzFile.REGRESSION);
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_NAME = 100;

    private DataFields() {}

    static DataSpec read(Fields fields) {
        List<String> named = SOURCES.stream().filter(fields::has).toList();
        fields.check(
                named.size() == 1,
                "",
                named.isEmpty() ? "neither generator nor file" : String.join(" and ", named),
                "samples come from one place",
                "name a generator, a file, or three files");
        if (named.contains("generator")) {
            fields.knows("file", "files", "alphabet", "padding", "columns");
            return new DataSpec.Generated(DataSpec.Generator.read(fields.object("generator")), splitBy(fields));
        }
        if (named.contains("file")
                && path(fields, "file").toLowerCase(Locale.ROOT).endsWith(DataSpec.NpzFile.ENDING)) {
            fields.knows("generator", "files");
            return new DataSpec.NpzFile(
                    path(fields, "file"), fields.choice("task", DataSpec.NpzFile.AUTO, TASKS), splitBy(fields));
        }
        String alphabet = alphabet(fields);
        String padding = character(fields, "padding");
        Columns columns = fields.has("columns") ? columns(fields.object("columns")) : null;
        if (named.contains("files")) {
            return new DataSpec.CsvFiles(files(fields.object("files")), alphabet, padding, columns);
        }
        return new DataSpec.CsvFile(
                fields.has("file") ? path(fields, "file") : "", alphabet, padding, columns, splitBy(fields));
    }

    private static Files files(Fields fields) {
        return new Files(path(fields, "training"), path(fields, "validation"), path(fields, "test"));
    }

    private static Columns columns(Fields fields) {
        Columns columns = new Columns(
                fields.optionalText("question", LONGEST_NAME),
                fields.optionalText("answer", LONGEST_NAME),
                fields.optionalText("group", LONGEST_NAME),
                fields.optionalText("split", LONGEST_NAME));
        long pair = Stream.of("question", "answer").filter(fields::has).count();
        fields.check(pair != 1, "", "one of question and answer", "both are named, or neither", "name the other too");
        return columns;
    }

    private static @Nullable String splitBy(Fields fields) {
        return fields.has("splitBy") ? fields.requiredChoice("splitBy", RULES) : null;
    }

    private static @Nullable String alphabet(Fields fields) {
        String alphabet = fields.optionalText("alphabet", 256);
        if (alphabet != null) {
            fields.check(
                    alphabet.chars().distinct().count() == alphabet.length() && isOfBasicPlane(alphabet),
                    "alphabet",
                    alphabet,
                    "distinct characters of the basic plane",
                    "name each character once");
        }
        return alphabet;
    }

    private static @Nullable String character(Fields fields, String name) {
        String character = fields.optionalText(name, 1);
        if (character != null) {
            fields.check(
                    isOfBasicPlane(character), name, character, "a character of the basic plane", "choose another");
        }
        return character;
    }

    private static boolean isOfBasicPlane(String text) {
        return text.chars().noneMatch(character -> Character.isSurrogate((char) character));
    }

    private static String path(Fields fields, String name) {
        return fields.requiredText(name, LONGEST_PATH);
    }
}
