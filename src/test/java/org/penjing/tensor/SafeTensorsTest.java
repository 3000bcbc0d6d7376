package org.penjing.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
    @TempDir
    private Path directory;

    @Test
    void readsBackWhatItWrote() throws IOException {
        SafeTensors written = new SafeTensors(
                Map.of("a", new FloatTensor(Shape.of(2, 1), new float[] {1.5f, -2}), "b", scalar(7)),
                Map.of("c", new ByteTensor(Shape.of(3), new byte[] {-128, 0, 127})),
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2000000000],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"I8\",\"shape\":[2000000000],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}",
                "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"a\":7}",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "[]]"
            })
    void refusesHeadersThatDescribeNoneOfTheValues(String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        Path file = directory.resolve("file");
        Files.write(file, bytes.putLong(text.length).put(text).array());
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged");
    }

    private static FloatTensor scalar(float value) {
        return new FloatTensor(Shape.of(1), new float[] {value});
    }
}
