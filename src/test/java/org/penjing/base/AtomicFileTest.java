package org.penjing.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void anOlderFileIsThere() throws IOException {
        file = folder.resolve("file");
        Files.writeString(file, "what was there before");
    }

    @Test
    void replacesWhatWasThereAndLeavesNothingElse() throws IOException {
        AtomicFile.write(file, NEW);
        assertThat(file).hasBinaryContent(NEW);
        assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void showsTheOldFileUntilTheNewOneIsWhole() throws IOException {
        try (AtomicFile pending = AtomicFile.beside(file)) {
            pending.stream().write(NEW);
            assertThat(file).hasContent("what was there before");
            pending.moveTo(file);
            assertThat(file).hasBinaryContent(NEW);
        }
    }

    @Test
    void leavesTheOldFileWhenTheNewOneIsGivenUp() throws IOException {
        try (AtomicFile pending = AtomicFile.beside(file)) {
            pending.stream().write(NEW);
        }
        assertThat(file).hasContent("what was there before");
        assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void writersOfOneFileDoNotMixTheirBytes() throws IOException {
        try (AtomicFile first = AtomicFile.beside(file);
                AtomicFile second = AtomicFile.beside(file)) {
            first.stream().write("the first is longer".getBytes(StandardCharsets.UTF_8));
            second.stream().write(NEW);
            first.moveTo(file);
            second.moveTo(file);
        }
        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void mayBeNamedAfterItsContentIsKnown() throws IOException {
        Path other = folder.resolve("other");
        try (AtomicFile pending = AtomicFile.beside(file)) {
            pending.stream().write(NEW);
            pending.moveTo(other);
        }
        assertThat(other).hasBinaryContent(NEW);
        assertThat(inFolder()).containsExactly(file, other);
    }

    @Test
    void aLinkIsWrittenToAndNotReplaced() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void refusesADirectoryAndAFolderThatIsNotThere() {
        assertThatThrownBy(() -> AtomicFile.beside(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("none/file"), NEW))
                .isInstanceOf(NoSuchFileException.class);
    }

    private List<Path> inFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
