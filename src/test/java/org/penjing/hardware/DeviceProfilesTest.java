package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.compress.Precision;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.KernelFunction;

class DeviceProfilesTest {
    private static final String PROFILE = """
        id: chip
        name: Chip
        core: Core
        kernels: core
        flashBytes: {value: 4096, source: sheet}
        sramBytes: {value: 2048, source: sheet}
        clockMegahertz: {value: 100, source: sheet}
        cyclesPerInstruction: {value: 1.5, source: sheet}
        picojoulesPerCycle: {value: 200, source: "unsourced: assumed"}
        """;
    private static final String KERNELS = kernels();

    private static String kernels() {
        StringBuilder text = new StringBuilder(
                "source: count\nmultiplies: dual\nprecisions: [w8a8, w4a8]\nstepInstructions: 5\ninstructions:\n");
        for (KernelFunction function : KernelCall.functions()) {
            text.append("  ").append(function.label()).append(": [1");
            text.repeat(", 2", function.items().size() - 1).append("]\n");
        }
        text.append("codeBytes:\n");
        for (KernelFunction function : KernelCall.functions()) {
            text.append("  ").append(function.label()).append(": 100\n");
        }
        return text.append("  sigmoid: 386\n  powers: 66\n  fixed: 500\n  library: 900\n  node: 6\n  carry: 20\n")
                .toString();
    }

    @TempDir
    private Path directory;

    @BeforeEach
    void writeSoundFiles() throws IOException {
        Files.createDirectory(directory.resolve("kernels"));
        write("chip.yaml", PROFILE);
        write("kernels/core.yaml", KERNELS);
    }

    @Test
    void readsAProfileWithItsKernels() {
        DeviceProfile profile = DeviceProfiles.load(directory).get("profiles[0]", "chip");
        assertThat(profile.clockMegahertz()).isEqualTo(new Figure(100, "sheet"));
        assertThat(profile.picojoulesPerCycle().isSourced()).isFalse();
        assertThat(profile.kernels().source()).isEqualTo("count");
        assertThat(profile.kernels().instructions(Fixtures.addition(10))).isEqualTo(21);
        assertThat(profile.precisions()).containsExactly(new Precision(4, 8), Precision.INT8);
        assertThat(profile.kernels().code().library()).isEqualTo(900);
        assertThat(profile.limits()).isEqualTo(Limits.NONE);
    }

    @Test
    void aProfileMayHaveLimitsOfItsOwnWithinItsMemory() throws IOException {
        write("chip.yaml", PROFILE + "limits: {millisPerStep: 2.5, sramBytes: 1000000, accuracyDrop: 0}\n");
        DeviceProfile chip = DeviceProfiles.load(directory).get("id", "chip");
        assertThat(chip.limits(LimitPreset.MISSION, Limits.NONE))
                .isEqualTo(Fixtures.limits(4096, 2048, 10e6, 2.5, 100, 1000, 0));
        Limits slower = new Limits(Map.of(Limit.MILLIS_PER_STEP, 9.0));
        assertThat(chip.limits(LimitPreset.MISSION, slower).bound(Limit.MILLIS_PER_STEP))
                .isEqualTo(9);
    }

    @Test
    void anUnknownProfileIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> DeviceProfiles.load(directory).get("profiles[1]", "chap"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("profiles[1]: chap (one of [chip]); choose a known profile");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: Chip | name: '' | chip.yaml:name",
                "name: Chip | name: 7 | chip.yaml:name",
                "name: Chip | name: | chip.yaml:name",
                "name: Chip | nom: Chip | chip.yaml:name, chip.yaml:nom",
                "id: chip | id: Chip! | chip.yaml:id",
                "kernels: core | kernels: cores | chip.yaml:kernels",
                "{value: 4096, source: sheet} | 4096 | chip.yaml:flashBytes",
                "{value: 4096, source: sheet} | {value: 4096.5, source: sheet} | chip.yaml:flashBytes.value",
                "{value: 4096, source: sheet} | {value: 4096} | chip.yaml:flashBytes.source",
                "{value: 4096, source: sheet} | {value: 4096, source: s, unit: KB} | chip.yaml:flashBytes.unit",
                "{value: 100, | {value: -100, | chip.yaml:clockMegahertz.value",
                "{value: 100, | {value: 0, | chip.yaml:clockMegahertz.value",
                "{value: 100, | {value: fast, | chip.yaml:clockMegahertz.value",
                "{value: 100, | {value: .nan, | chip.yaml:7",
                "{value: 100, | {value: 1e999, | chip.yaml:clockMegahertz.value",
                "core: Core | core: Core\\n"
                    + "limits: {millisPerStep: -1, flops: 2} | chip.yaml:limits.millisPerStep, chip.yaml:limits.flops",
            })
    void namesTheFieldOfAFaultInAProfile(String sound, String faulty, String fields) throws IOException {
        write("chip.yaml", PROFILE.replace(sound, faulty == null ? "" : faulty.replace("\\n", "\n")));
        assertThat(faultFields()).containsExactlyInAnyOrder(fields.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multiplies: dual | multiplies: twice | multiplies",
                "precisions: [w8a8, w4a8] | precisions: [w8a8, w5a8] | precisions",
                "precisions: [w8a8, w4a8] | precisions: [w8a8, w8a8] | precisions",
                "precisions: [w8a8, w4a8] | precisions: [] | precisions",
                "embed_8: [1, 2, 2] | embed_8: [1, 2] | instructions.embed_8",
                "embed_8: [1, 2, 2] | embed_8: [1, 2, x] | instructions.embed_8[2]",
                "embed_8: [1, 2, 2] | embed_9: [1, 2, 2] | instructions.embed_8, instructions.embed_9",
                "embed_8: 100 | embed_8: 10.5 | codeBytes.embed_8",
                "embed_8: 100 | embed_8: 4294967297 | codeBytes.embed_8",
                "stepInstructions: 5 | stepInstructions: -5 | stepInstructions",
                "codeBytes: | codeByte: | codeBytes, codeByte",
            })
    void namesTheFieldOfAFaultInAKernelTable(String sound, String faulty, String fields) throws IOException {
        write("kernels/core.yaml", KERNELS.replace(sound, faulty));
        List<String> expected = new ArrayList<>(List.of("chip.yaml:kernels"));
        for (String field : fields.split(", ")) {
            expected.add("kernels/core.yaml:" + field);
        }
        assertThat(faultFields()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aTableMayBeLikeACountedOne() throws IOException {
        write("kernels/other.yaml", "like: core\nfactor: 1.5\nsource: \"unsourced: assumed\"\n");
        write("chip.yaml", PROFILE.replace("kernels: core", "kernels: other"));
        KernelTable table = DeviceProfiles.load(directory).get("id", "chip").kernels();
        assertThat(table.instructions(Fixtures.addition(10))).isEqualTo(1.5 * 21);
    }

    @Test
    void aTableIsNotLikeOneThatIsNotThere() throws IOException {
        write("kernels/other.yaml", "like: cores\nfactor: 0\nsource: s\n");
        assertThat(faultFields()).containsExactly("kernels/other.yaml:like", "kernels/other.yaml:factor");
    }

    @Test
    void reportsTheFaultsOfAllFilesTogether() throws IOException {
        write("chip.yaml", PROFILE.replace("value: 100", "value: -1").replace("core: Core", "cores: 2"));
        write("other.yaml", PROFILE.replace("source: sheet", "source: ''"));
        write("twin-1.yaml", PROFILE.replace("id: chip", "id: twin"));
        write("twin-2.yaml", PROFILE.replace("id: chip", "id: twin"));
        assertThat(faultFields())
                .containsExactly(
                        "chip.yaml:core",
                        "chip.yaml:clockMegahertz.value",
                        "chip.yaml:cores",
                        "other.yaml:flashBytes.source",
                        "other.yaml:sramBytes.source",
                        "other.yaml:clockMegahertz.source",
                        "other.yaml:cyclesPerInstruction.source",
                        "twin-2.yaml:id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: chip\\nid: chop | chip.yaml:2",
                "id: [ | chip.yaml:1",
                "- id | chip.yaml:",
                "text | chip.yaml:"
            })
    void namesTheLineOfWhatIsNoYaml(String content, String field) throws IOException {
        write("chip.yaml", content.replace("\\n", "\n") + "\n");
        assertThat(faultFields()).singleElement().asString().startsWith(field);
    }

    @Test
    void aFigureMayBeWrittenWithAnExponent() throws IOException {
        write("chip.yaml", PROFILE.replace("value: 2048", "value: 2e6") + "limits: {flashBytes: 1e3}\n");
        DeviceProfile chip = DeviceProfiles.load(directory).get("id", "chip");
        assertThat(chip.sramBytes().value()).isEqualTo(2_000_000);
        assertThat(chip.limits().bound(Limit.FLASH_BYTES)).isEqualTo(1000);
    }

    @Test
    void anEmptyFileIsAFault() throws IOException {
        write("chip.yaml", "");
        assertThat(faultFields()).isNotEmpty().allMatch(field -> field.startsWith("chip.yaml"));
    }

    @Test
    void refusesFilesThatAreNoText() throws IOException {
        Files.write(directory.resolve("chip.yaml"), "id: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(faultFields()).containsExactly("chip.yaml");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> DeviceProfiles.load(directory.resolve("none")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none");
    }

    private List<String> faultFields() {
        InvalidInputException exception =
                catchThrowableOfType(InvalidInputException.class, () -> DeviceProfiles.load(directory));
        assertThat(exception).isNotNull();
        return exception.faults().stream().map(Fault::field).toList();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
