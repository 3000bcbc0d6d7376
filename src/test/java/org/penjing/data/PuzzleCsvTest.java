package org.penjing.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.fault.InvalidInputException;

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
                "puzzle,question,answer\nnumber 1,.2,12\n"
            })
    void readsTheFormsOfPublicCollections(String content) throws IOException {
        assertThat(read(content)).isEqualTo(puzzles(".12", ".2", "12"));
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

    private Puzzles read(String content) throws IOException {
        return PuzzleCsv.read(file(content));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("input.csv"), content);
    }
}
