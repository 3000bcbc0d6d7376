package org.penjing.hardware;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.base.Fields;
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
        Fields fields = fields(file, faults);
        String source = FigureFields.source(fields);
        InputGroups groups =
                fields.requiredChoice("multiplies", List.of("dual", "single")).equals("dual")
                        ? InputGroups.DUAL
                        : InputGroups.SINGLE;
        List<Precision> precisions =
                fields
                        .requiredSome(
                                "precisions",
                                Precision.ALL.stream().map(Precision::toString).toList())
                        .stream()
                        .map(name -> Precision.ALL.stream()
                                .filter(precision -> precision.toString().equals(name))
                                .findFirst()
                                .orElseThrow())
                        .toList();
        Map<KernelFunction, List<Double>> instructions = instructions(fields.requiredObject("instructions"));
        double step = fields.requiredNumber("stepInstructions", 0, Double.MAX_VALUE);
        CodeBytes code = code(fields.requiredObject("codeBytes"));
        fields.rejectUnknown();
        faults.throwIfAny();
        return new KernelTable(ProfileFiles.name(file), source, groups, precisions, instructions, step, code);
    }

    /** A table that was not counted: another one times a factor. */
    static KernelTable likeAnother(Path file, SortedMap<String, @Nullable KernelTable> counted) {
        Faults faults = new Faults();
        Fields fields = fields(file, faults);
        String like = fields.requiredChoice("like", counted.keySet());
        double factor = fields.requiredNumber("factor", Double.MIN_VALUE, Double.MAX_VALUE);
        String source = FigureFields.source(fields);
        fields.rejectUnknown();
        faults.throwIfAny();
        return ProfileFiles.table(fields, "like", like, counted).scaled(ProfileFiles.name(file), factor, source);
    }

    private static Fields fields(Path file, Faults faults) {
        return ProfileFiles.of(file, "kernels/" + file.getFileName(), faults);
    }

    private static Map<KernelFunction, List<Double>> instructions(Fields fields) {
        Map<KernelFunction, List<Double>> instructions = new LinkedHashMap<>();
        for (KernelFunction function : KernelCall.functions()) {
            instructions.put(function, fields.requiredNumbers(function.label(), function.items()));
        }
        return instructions;
    }

    private static CodeBytes code(Fields fields) {
        Map<KernelFunction, Integer> kernels = new LinkedHashMap<>();
        for (KernelFunction function : KernelCall.functions()) {
            kernels.put(function, code(fields, function.label()));
        }
        return new CodeBytes(
                kernels,
                code(fields, "sigmoid"),
                code(fields, "powers"),
                code(fields, "fixed"),
                code(fields, "library"),
                code(fields, "node"),
                code(fields, "carry"));
    }

    private static int code(Fields fields, String name) {
        return fields.requiredInteger(name, 1, Integer.MAX_VALUE);
    }
}
