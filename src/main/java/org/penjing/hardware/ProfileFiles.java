package org.penjing.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.Precision;
import org.penjing.fault.Fault;
import org.penjing.fault.Faults;
import org.penjing.fault.InvalidInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads profile and kernel files. Each method throws all faults of its file together. */
final class ProfileFiles {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String ENDING = ".yaml";

    private ProfileFiles() {}

    /** The YAML files directly in a directory, in the order of their names. */
    static List<Path> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(
                    directory.toString(), e.toString(), "a directory that can be read", "name another directory");
        }
    }

    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** @param tables every kernel table by name; null where its file has faults */
    static DeviceProfile profile(Path file, SortedMap<String, @Nullable KernelTable> tables) {
        Faults faults = new Faults();
        YamlFields fields = YamlFields.of(parse(file), file.getFileName().toString(), faults);
        String id = fields.text("id");
        faults.check(
                id.isEmpty() || DeviceProfile.ID.matcher(id).matches(),
                fields.path("id"),
                id,
                "lower-case letters, digits and single hyphens",
                "write it like stm32u585ai or esp32-s3");
        String name = fields.text("name");
        String core = fields.text("core");
        String kernels = fields.oneOf("kernels", List.copyOf(tables.keySet()));
        Figure flash = fields.wholeFigure("flashBytes");
        Figure sram = fields.wholeFigure("sramBytes");
        Figure clock = fields.figure("clockMegahertz", false);
        Figure cycles = fields.figure("cyclesPerInstruction", false);
        Figure energy = fields.figure("picojoulesPerCycle", false);
        LimitOverrides overrides =
                fields.has("limits") ? limits(fields.mapping("limits"), faults) : LimitOverrides.NONE;
        fields.requireNoOthers();
        faults.throwIfAny();
        return new DeviceProfile(
                id,
                name,
                core,
                flash,
                sram,
                clock,
                cycles,
                energy,
                table(fields, kernels, tables),
                limits(flash, sram, overrides));
    }

    private static KernelTable table(
            YamlFields fields, String kernels, SortedMap<String, @Nullable KernelTable> tables) {
        KernelTable table = tables.get(kernels);
        if (table == null) {
            throw new InvalidInputException(
                    fields.path("kernels"),
                    kernels,
                    "a kernel table without faults",
                    "correct kernels/" + kernels + ENDING);
        }
        return table;
    }

    private static Limits limits(Figure flash, Figure sram, LimitOverrides overrides) {
        long flashBytes = (long) flash.value();
        long sramBytes = (long) sram.value();
        return Limits.mission(flashBytes, sramBytes).override(overrides).within(flashBytes, sramBytes);
    }

    private static LimitOverrides limits(YamlFields fields, Faults faults) {
        LimitOverrides overrides = new LimitOverrides(
                wholeLimit(fields, "flashBytes"),
                wholeLimit(fields, "sramBytes"),
                limit(fields, "flopsPerInference"),
                limit(fields, "millisPerStep"),
                limit(fields, "millisPerInference"),
                limit(fields, "microjoulesPerStep"),
                fields.has("accuracyDrop") ? fields.number("accuracyDrop", true) : null);
        fields.requireNoOthers();
        return overrides;
    }

    private static @Nullable Long wholeLimit(YamlFields fields, String name) {
        return fields.has(name) ? (Long) (long) fields.wholeNumber(name) : null;
    }

    private static @Nullable Double limit(YamlFields fields, String name) {
        return fields.has(name) ? (Double) fields.number(name, false) : null;
    }

    static KernelTable kernels(Path file) {
        Faults faults = new Faults();
        String fileName = "kernels/" + file.getFileName();
        YamlFields fields = YamlFields.of(parse(file), fileName, faults);
        List<Kernel> kernels = new ArrayList<>();
        fields.mappings("kernels").forEach(kernel -> kernels.add(kernel(kernel)));
        ElementCosts elements = elements(fields.mapping("elements"));
        fields.requireNoOthers();
        faults.throwIfAny();
        KernelTable.faults(kernels)
                .forEach((found, rule) -> faults.add(
                        fields.path("kernels"),
                        found,
                        rule,
                        "list each precision once as pointwise and once as fully-connected, always with 8-bit weights,"
                                + " and an attention for each width of activations"));
        faults.throwIfAny();
        return new KernelTable(name(file), kernels, elements);
    }

    private static Kernel kernel(YamlFields fields) {
        String operator = fields.oneOf(
                "operator",
                Arrays.stream(KernelOperator.values())
                        .map(KernelOperator::label)
                        .toList());
        boolean attention = operator.equals(KernelOperator.ATTENTION.label());
        Kernel kernel = new Kernel(
                Arrays.stream(KernelOperator.values())
                        .filter(candidate -> candidate.label().equals(operator))
                        .findFirst()
                        .orElseThrow(),
                bits(fields, "weightBits", attention ? Precision.ACTIVATION_BITS : Precision.WEIGHT_BITS),
                bits(fields, "activationBits", Precision.ACTIVATION_BITS),
                fields.number("instructionsPerMac", true),
                fields.number("instructionsPerOutput", true),
                fields.number("instructionsPerCall", true),
                fields.source());
        fields.requireNoOthers();
        return kernel;
    }

    private static int bits(YamlFields fields, String name, Set<Integer> allowed) {
        return Integer.parseInt(fields.oneOf(
                name, allowed.stream().sorted().map(String::valueOf).toList()));
    }

    private static ElementCosts elements(YamlFields fields) {
        ElementCosts costs = new ElementCosts(
                fields.figure("call", true),
                fields.figure("add", true),
                fields.figure("rmsNorm", true),
                fields.figure("swiGlu", true),
                fields.figure("transpose", true),
                fields.figure("embedding", true),
                fields.figure("mean", true),
                fields.figure("softmax", true),
                fields.figure("rotary", true));
        fields.requireNoOthers();
        return costs;
    }

    private static JsonNode parse(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new InvalidInputException(List.of(
                    new Fault(file.getFileName().toString(), e.toString(), "a text file in UTF-8", "check the file")));
        } catch (JacksonException e) {
            throw new InvalidInputException(List.of(new Fault(
                    file.getFileName() + ":" + e.getLocation().getLineNr(),
                    e.getOriginalMessage(),
                    "YAML with each name once",
                    "correct the line")));
        }
    }
}
