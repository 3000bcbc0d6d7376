package org.penjing.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {
    @TempDir
    Path folder;

    @Test
    void deletesAFolderWithAllThatIsInItAndNothingThatALinkNames() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path tree = folder.resolve("tree");
        Files.createDirectories(tree.resolve("inner"));
        Files.writeString(tree.resolve("inner/file"), "gone");
        Files.createSymbolicLink(tree.resolve("link"), kept);
        Trees.delete(tree);
        assertThat(tree).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void deletesASingleFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "gone");
        Trees.delete(file);
        assertThat(file).doesNotExist();
    }
}
