package org.penjing.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fault;
import org.penjing.base.Faults;
import org.penjing.base.Fields;
import org.penjing.base.InvalidInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads profile files. Each method throws all faults of its file together. */
final class ProfileFiles {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    static final String ENDING = ".yaml";

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
        Fields fields = of(file, file.getFileName().toString(), faults);
        String id = fields.requiredProse("id");
        faults.check(
                id.isEmpty() || DeviceProfile.ID.matcher(id).matches(),
                fields.path("id"),
                id,
                "lower-case letters, digits and single hyphens",
                "write it like stm32u585ai or esp32-s3");
        String name = fields.requiredProse("name");
        String core = fields.requiredProse("core");
        String kernels = fields.requiredChoice("kernels", tables.keySet());
        Figure flash = FigureFields.whole(fields, "flashBytes");
        Figure sram = FigureFields.whole(fields, "sramBytes");
        Figure clock = FigureFields.above0(fields, "clockMegahertz");
        Figure cycles = FigureFields.above0(fields, "cyclesPerInstruction");
        Figure energy = FigureFields.above0(fields, "picojoulesPerCycle");
        Limits limits = LimitFields.read(fields.object("limits"));
        fields.rejectUnknown();
        faults.throwIfAny();
        return new DeviceProfile(
                id, name, core, flash, sram, clock, cycles, energy, table(fields, "kernels", kernels, tables), limits);
    }

    static KernelTable table(
            Fields fields, String field, String kernels, SortedMap<String, @Nullable KernelTable> tables) {
        KernelTable table = tables.get(kernels);
        if (table == null) {
            throw new InvalidInputException(
                    fields.path(field),
                    kernels,
                    "a kernel table without faults",
                    "correct kernels/" + kernels + ENDING);
        }
        return table;
    }

    /** @param name of the file in faults */
    static Fields of(Path file, String name, Faults faults) {
        return Fields.of(parse(file), name + ":", name + ":", faults);
    }

    static JsonNode parse(Path file) {
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
