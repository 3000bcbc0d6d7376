package org.penjing.hardware;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.compress.Precision;
import org.penjing.hardware.kernel.InputGroups;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.KernelFunction;

/** Reads kernel tables. */
final class KernelFiles {
    private KernelFiles() {}

    /** Whether a file only says which other table it is like. */
    static boolean isLikeAnother(Path file) {
        return ProfileFiles.parse(file).has("like");
    }

    /** A table that was counted. */
    static KernelTable counted(Path file) {
        Faults faults = new Faults();
        YamlFields fields = fields(file, faults);
        String source = fields.source();
        InputGroups groups =
                fields.oneOf("multiplies", List.of("dual", "single")).equals("dual")
                        ? InputGroups.DUAL
                        : InputGroups.SINGLE;
        List<Precision> precisions =
                fields
                        .someOf(
                                "precisions",
                                Precision.ALL.stream().map(Precision::toString).toList())
                        .stream()
                        .map(name -> Precision.ALL.stream()
                                .filter(precision -> precision.toString().equals(name))
                                .findFirst()
                                .orElseThrow())
                        .toList();
        Map<KernelFunction, List<Double>> instructions = instructions(fields.mapping("instructions"));
        double step = fields.number("stepInstructions", true);
        CodeBytes code = code(fields.mapping("codeBytes"));
        fields.requireNoOthers();
        faults.throwIfAny();
        return new KernelTable(ProfileFiles.name(file), source, groups, precisions, instructions, step, code);
    }

    /** A table that was not counted: another one times a factor. */
    static KernelTable likeAnother(Path file, SortedMap<String, @Nullable KernelTable> counted) {
        Faults faults = new Faults();
        YamlFields fields = fields(file, faults);
        String like = fields.oneOf("like", List.copyOf(counted.keySet()));
        double factor = fields.number("factor", false);
        String source = fields.source();
        fields.requireNoOthers();
        faults.throwIfAny();
        return ProfileFiles.table(fields, "like", like, counted).scaled(ProfileFiles.name(file), factor, source);
    }

    private static YamlFields fields(Path file, Faults faults) {
        return YamlFields.of(ProfileFiles.parse(file), "kernels/" + file.getFileName(), faults);
    }

    private static Map<KernelFunction, List<Double>> instructions(YamlFields fields) {
        Map<KernelFunction, List<Double>> instructions = new LinkedHashMap<>();
        for (KernelFunction function : KernelCall.functions()) {
            instructions.put(function, fields.numbers(function.label(), function.items()));
        }
        fields.requireNoOthers();
        return instructions;
    }

    private static CodeBytes code(YamlFields fields) {
        Map<KernelFunction, Integer> kernels = new LinkedHashMap<>();
        for (KernelFunction function : KernelCall.functions()) {
            kernels.put(function, (int) fields.wholeNumber(function.label()));
        }
        CodeBytes code = new CodeBytes(
                kernels,
                (int) fields.wholeNumber("sigmoid"),
                (int) fields.wholeNumber("powers"),
                (int) fields.wholeNumber("fixed"),
                (int) fields.wholeNumber("library"),
                (int) fields.wholeNumber("node"),
                (int) fields.wholeNumber("carry"));
        fields.requireNoOthers();
        return code;
    }
}
