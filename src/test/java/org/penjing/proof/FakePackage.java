package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** The package of src/test/resources/proof/fake, and changed copies of it. */
final class FakePackage {
    static final Path DIRECTORY = Path.of("src/test/resources/proof/fake");
    static final Path EMPTY_PROGRAM = Path.of("src/test/resources/proof/empty.c");
    static final int CELLS = 16;

    private static final int VOCABULARY = 5;
    private static final List<String> FILES =
            List.of("penjing_model.h", "penjing_model.c", "penjing_kernels.h", "penjing_kernels.c");

    private FakePackage() {}

    /** A copy in which {@code found}, which must be there, is {@code replacement}. */
    static Path changed(Path directory, String file, String found, String replacement) throws IOException {
        for (String name : FILES) {
            Files.copy(DIRECTORY.resolve(name), directory.resolve(name));
        }
        String source = Files.readString(directory.resolve(file));
        assertThat(source).contains(found);
        Files.writeString(directory.resolve(file), source.replace(found, replacement));
        return directory;
    }

    static byte[] inputs(int count) {
        Random random = new Random(1);
        byte[] inputs = new byte[count * CELLS];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (byte) random.nextInt(VOCABULARY);
        }
        return inputs;
    }
}
