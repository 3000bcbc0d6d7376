package org.penjing.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.InvalidInputException;
import org.penjing.data.Alphabet;
import org.penjing.data.DataFile;
import org.penjing.data.DataSet;
import org.penjing.data.Grouping;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.data.SplitName;
import org.penjing.data.generator.Difficulty;
import org.penjing.data.generator.MazeGenerator;
import org.penjing.data.generator.SudokuGenerator;

class PuzzleCsvTest {
    static final List<Puzzles> WRITTEN = List.of(
            new SudokuGenerator(4, Difficulty.MEDIUM).generate(100, 1),
            new SudokuGenerator(9, Difficulty.HARD).generate(10, 1),
            new MazeGenerator(6, 9, Difficulty.EASY).generate(20, 1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void readsBackWhatWasWritten(Puzzles puzzles) {
        Path file = folder.resolve("puzzles.csv");
        PuzzleCsv.write(file, puzzles);
        assertThat(PuzzleCsv.read(file)).isEqualTo(puzzles);
    }

    @Test
    void writesPlainLinesAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("puzzles.csv");
        Files.writeString(file, "an older file");
        PuzzleCsv.write(file, puzzles(".12", ".2", "12"));
        assertThat(file).hasContent("question,answer\n.2,12\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void quotesWhatNeedsQuotes() throws IOException {
        Path file = folder.resolve("puzzles.csv");
        Puzzles puzzles = puzzles(" \",", "\" ", ",,");
        PuzzleCsv.write(file, puzzles);
        assertThat(file).hasContent("question,answer\n\"\"\" \",\",,\"\n");
        assertThat(PuzzleCsv.read(file)).isEqualTo(puzzles);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question,answer\n.2,12\n",
                "\uFEFFquestion,answer\r\n.2,12\r\n",
                "Question , ANSWER\n.2,12",
                "puzzle,solution\n\n.2,12\n\n",
                "quizzes,solutions\n\".2\",\"12\"\n",
                "source,question,answer,rating\n\"a, \"\"b\"\"\nc\",.2,12,7\n",
                "answer,id,question\n12,,.2\n",
                "puzzle,question,answer\nnumber 1,.2,12\n",
                "Input,Output\n.2,12\n",
                "question;answer;note\n.2;12;a, b, c\n",
                "question\tanswer\n.2\t12\n",
                "\"a, b\";question;answer\n1;.2;12\n"
            })
    void readsTheFormsOfPublicCollections(String content) throws IOException {
        assertThat(read(content)).isEqualTo(puzzles(".12", ".2", "12"));
    }

    @Test
    void readsGzip() throws IOException {
        Path file = folder.resolve("puzzles.csv.gz");
        Files.write(file, gzip("question,answer\n.2,12\n"));
        assertThat(PuzzleCsv.read(file)).isEqualTo(puzzles(".12", ".2", "12"));
    }

    @Test
    void readsTheColumnsThatAJobNames() throws IOException {
        CsvNames names = new CsvNames("given", "WANTED", "user", "part");
        DataSet data = readData(
                "Question,given,wanted,user\nx,.2,12,b\ny,1.,12,a\n",
                null,
                new CsvNames("given", "WANTED", "user", null));
        assertThat(data.puzzles().all()).hasSize(2);
        assertThat(data.puzzles()
                        .alphabet()
                        .text(data.puzzles().all().getFirst().question()))
                .isEqualTo(".2");
        assertThat(data.grouping())
                .as("numbered in the order of their names")
                .isEqualTo(new Grouping.Groups(List.of(1, 0)));
        assertThat(readData("given,wanted,user,part\n.2,12,b,Test\n1.,12,a,dev\n..,12,,training\n", null, names)
                        .grouping())
                .isEqualTo(new Grouping.Given(List.of(SplitName.TEST, SplitName.VALIDATION, SplitName.TRAINING)));
    }

    @Test
    void shortAnswersStandForTheFirstCells() throws IOException {
        Puzzles puzzles = read("question,answer\nabca,x\nbbca,y\n");
        assertThat(puzzles.cells()).isEqualTo(4);
        assertThat(puzzles.answerCells()).isEqualTo(1);
        Path file = folder.resolve("again.csv");
        PuzzleCsv.write(file, puzzles);
        assertThat(PuzzleCsv.read(file, puzzles.alphabet(), CsvLimits.DEFAULT)).isEqualTo(puzzles);
    }

    @Test
    void paddingFillsUpQuestionsAndAnswers() throws IOException {
        Puzzles puzzles = readData("question,answer\nab,abab\nabb,a\n", '_', CsvNames.USUAL)
                .puzzles();
        assertThat(puzzles.cells()).isEqualTo(4);
        assertThat(puzzles.answerCells()).isEqualTo(4);
        assertThat(puzzles.alphabet().characters()).isEqualTo("_ab");
        assertThat(puzzles.all())
                .extracting(puzzle -> puzzles.alphabet().text(puzzle.question()) + " "
                        + puzzles.alphabet().text(puzzle.answer()))
                .containsExactly("ab__ abab", "abb_ a___");
        assertThat(readData("question,answer\nabab,ab\nab,a\n", '_', CsvNames.USUAL)
                        .puzzles()
                        .answerCells())
                .as("of the longest answer")
                .isEqualTo(2);
    }

    @Test
    void threeFilesAreOneDataSet() throws IOException {
        Path training = Files.writeString(folder.resolve("1.csv"), "question,answer\n.2,12\n1.,12\n");
        Path validation = Files.writeString(folder.resolve("2.csv"), "solution;puzzle\n32;.2\n");
        Path test = Files.writeString(folder.resolve("3.csv"), "question,answer,split\n.1,21,training\n");
        DataSet data = PuzzleCsv.readSplits(
                DataFile.of(training), DataFile.of(validation), DataFile.of(test), CsvFormat.USUAL, CsvLimits.DEFAULT);
        assertThat(data.puzzles().alphabet().characters()).isEqualTo(".123");
        assertThat(data.grouping())
                .isEqualTo(new Grouping.Given(
                        List.of(SplitName.TRAINING, SplitName.TRAINING, SplitName.VALIDATION, SplitName.TEST)));
    }

    @Test
    void findsTheAlphabetWithTheBlankFirst() throws IOException {
        assertThat(read("question,answer\nS#.G,S#oG\n").alphabet()).isEqualTo(new Alphabet(".#GSo"));
        assertThat(read("question,answer\n2#0,2#1\n").alphabet()).isEqualTo(new Alphabet("0#12"));
        assertThat(read("question,answer\nS G#,SoG#\n").alphabet()).isEqualTo(new Alphabet(" #GSo"));
    }

    @Test
    void keepsADeclaredAlphabet() throws IOException {
        Alphabet declared = new Alphabet("21.0");
        Puzzles puzzles = PuzzleCsv.read(file("question,answer\n.0,12\n"), declared, CsvLimits.DEFAULT);
        assertThat(puzzles).isEqualTo(new Puzzles(declared, List.of(new Puzzle(new int[] {2, 3}, new int[] {1, 0}))));
    }

    @Test
    void refusesToWriteWhereThereIsNoFolder() {
        Path file = folder.resolve("none/puzzles.csv");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PuzzleCsv.write(file, WRITTEN.getFirst()))
                .withMessageContaining(file.toString());
    }

    private static Puzzles puzzles(String alphabet, String question, String answer) {
        Alphabet characters = new Alphabet(alphabet);
        return new Puzzles(characters, List.of(new Puzzle(characters.tokens(question), characters.tokens(answer))));
    }

    static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private DataSet readData(String content, @Nullable Character padding, CsvNames names) throws IOException {
        return PuzzleCsv.readData(DataFile.of(file(content)), new CsvFormat(null, padding, names), CsvLimits.DEFAULT);
    }

    private Puzzles read(String content) throws IOException {
        return PuzzleCsv.read(file(content));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("input.csv"), content);
    }
}
