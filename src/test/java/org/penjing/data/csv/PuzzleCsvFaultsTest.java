package org.penjing.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Alphabet;
import org.penjing.data.DataFile;

class PuzzleCsvFaultsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("input.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "''                                @ 1 @ a header line with question,answer or",
                "1..4,1324                         @ 1 @ a header line with question,answer or",
                "question,answer,question|1,2,3    @ 1 @ each column named once",
                "question,answer                   @ 1 @ at least one row",
                "question,answer|.2,12|.2,12,5     @ 3 @ 2 fields as in the header",
                "question,answer|.2                @ 2 @ 2 fields as in the header",
                "question,answer|.2,12||.2,123     @ 4 @ one length",
                "question,answer|.2,12|.21,121     @ 3 @ one length: a question of 2 and an answer of 2 cells",
                "question,answer|,                 @ 2 @ at least one cell",
                "question,answer|.2,12|02,12       @ 3 @ one kind of blank",
                "question,answer|\"a|b\",1234      @ 2 @ one length, or an answer shorter",
                "question,answer|.2,1|.2,12        @ 3 @ one length: a question of 2 and an answer of 1",
                "question,answer,split|.2,12,eval  @ 2 @ training, validation or test",
                "question,answer,split,Split|1,2,, @ 1 @ each column named once",
                "question,answer|.2,               @ 2 @ at least one cell",
                "question,answer|\"a|b\",123       @ 2 @ printable characters",
                "question,answer|a\"b,123          @ 2 @ a field with a quote is quoted as a whole",
                "question,answer|\"a\"b,12         @ 2 @ a separator or the line's end",
                "question,answer|.2,12|\".2,12     @ 3 @ quotes come in pairs"
            })
    void namesTheLineAndTheRule(String content, int line, String rule) throws IOException {
        Files.writeString(file, content.replace('|', '\n'));
        assertThat(faults(null, CsvLimits.DEFAULT)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(file + ":" + line);
            assertThat(fault.rule()).startsWith(rule);
        });
    }

    @Test
    void reportsTheFirstTwentyFaultsTogether() throws IOException {
        Files.writeString(file, "question,answer\n12,12\n" + "1,1\n".repeat(30));
        List<Fault> faults = faults(null, CsvLimits.DEFAULT);
        assertThat(faults).hasSize(20);
        assertThat(faults.getLast().field()).isEqualTo(file + ":22");
    }

    @Test
    void refusesCharactersOutsideADeclaredAlphabet() throws IOException {
        Files.writeString(file, "question,answer\n.2,12\n.3,13\n.4,14\n");
        assertThat(faults(new Alphabet(".12"), CsvLimits.DEFAULT))
                .extracting(Fault::value)
                .containsExactly("'3'", "'4'");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Files.write(file, "question,answer\n\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(faults(null, CsvLimits.DEFAULT))
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).contains("UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void namesUtf16(String charset) throws IOException {
        Files.write(file, "question,answer\n.2,12\n".getBytes(charset));
        assertThat(faults(null, CsvLimits.DEFAULT)).singleElement().satisfies(fault -> {
            assertThat(fault.value()).isEqualTo("text in UTF-16");
            assertThat(fault.remedy()).isEqualTo("save it as CSV in UTF-8");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "504B030414000600, 'a zip archive, such as a spreadsheet'",
        "7F454C4602010100000000000000, a binary file",
        "1F8B0800, a broken gzip file",
        "1F8B0000000000000000, a broken gzip file"
    })
    void namesWhatIsNoText(String hex, String what) throws IOException {
        Files.write(file, HexFormat.of().parseHex(hex));
        assertThat(faults(null, CsvLimits.DEFAULT)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(file.toString());
            assertThat(fault.value()).isEqualTo(what);
        });
    }

    @Test
    void refusesPackedFilesThatAreTooLargeUnpackedOrBreakOff() throws IOException {
        byte[] packed = PuzzleCsvTest.gzip("question,answer\n" + ".2,12\n".repeat(2000));
        Files.write(file, packed);
        assertThat(faults(null, new CsvLimits(10_000, 5000, 2)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.value()).isEqualTo("more when unpacked"));
        Files.write(file, Arrays.copyOf(packed, packed.length - 12));
        assertThat(faults(null, CsvLimits.DEFAULT))
                .singleElement()
                .satisfies(fault -> assertThat(fault.value()).isEqualTo("a broken gzip file"));
    }

    @Test
    void namesAColumnThatTheJobNamesAndTheFileLacks() throws IOException {
        Files.writeString(file, "a,b\n.2,12\n");
        CsvFormat format = new CsvFormat(null, null, new CsvNames("A", "c", null, null));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PuzzleCsv.readData(DataFile.of(file), format, CsvLimits.DEFAULT))
                .withMessageContaining("no column c (the columns that the job names); name one of a, b");
    }

    @Test
    void refusesMoreThan256Characters() throws IOException {
        StringBuilder content = new StringBuilder("question,answer\n");
        for (char character = '\u4E00'; character < '\u4E00' + 257; character++) {
            content.append(character).append(',').append(character).append('\n');
        }
        Files.writeString(file, content);
        assertThat(faults(null, CsvLimits.DEFAULT))
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo(file + ":258"));
    }

    @Test
    void refusesFilesAboveTheLimits() throws IOException {
        Files.writeString(file, "question,answer\n.2,12\n.1,21\n");
        assertThat(faults(null, new CsvLimits(27, 2, 2))).singleElement().satisfies(fault -> {
            assertThat(fault.value()).isEqualTo("28 bytes");
            assertThat(fault.rule()).isEqualTo("at most 27 bytes");
        });
        assertThat(faults(null, new CsvLimits(28, 1, 2)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).isEqualTo("at most 1 rows"));
        assertThat(faults(null, new CsvLimits(28, 2, 1)))
                .extracting(Fault::rule)
                .containsOnly("at most 1 cells");
        assertThat(PuzzleCsv.read(file, null, new CsvLimits(28, 2, 2)).size()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThat(faults(null, CsvLimits.DEFAULT))
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo(file.toString()));
        file = folder;
        assertThat(faults(null, CsvLimits.DEFAULT)).hasSize(1);
    }

    @Test
    void shortensLongValues() throws IOException {
        Files.writeString(file, "x".repeat(1000));
        assertThat(faults(null, CsvLimits.DEFAULT))
                .singleElement()
                .satisfies(fault -> assertThat(fault.value()).hasSize(43));
    }

    private List<Fault> faults(@Nullable Alphabet declared, CsvLimits limits) {
        return catchThrowableOfType(InvalidInputException.class, () -> PuzzleCsv.read(file, declared, limits))
                .faults();
    }
}
