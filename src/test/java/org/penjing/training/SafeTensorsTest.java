package org.penjing.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

class SafeTensorsTest {
    @TempDir
    private Path directory;

    @Test
    void readsBackWhatItWrote() throws IOException {
        SafeTensors written = new SafeTensors(
                Map.of("a", new FloatTensor(Shape.of(2, 1), new float[] {1.5f, -2}), "b", scalar(7)),
                Map.of("step", "12"));
        written.write(directory.resolve("file"));
        assertThat(SafeTensors.read(directory.resolve("file"))).isEqualTo(written);
    }

    @Test
    void refusesFilesOfAnotherFormat() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not at all a tensor file");
        assertThatThrownBy(() -> SafeTensors.read(file)).hasMessageContaining("is not a safetensors file");
    }

    @Test
    void refusesFilesOfWhichABitHasChangedOrTheEndIsMissing() throws IOException {
        Path file = directory.resolve("file");
        new SafeTensors(Map.of("a", scalar(1)), Map.of()).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int place = whole.length - 4; place < whole.length; place++) {
            byte[] other = whole.clone();
            other[place] ^= 2;
            Files.write(file, other);
            assertThatThrownBy(() -> SafeTensors.read(file)).hasMessageContaining("is damaged");
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(IOException.class);
        }
    }

    private static FloatTensor scalar(float value) {
        return new FloatTensor(Shape.of(1), new float[] {value});
    }
}
