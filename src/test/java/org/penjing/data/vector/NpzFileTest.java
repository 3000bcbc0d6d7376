package org.penjing.data.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.InvalidInputException;
import org.penjing.data.DataFile;
import org.penjing.network.RandomModels;

class NpzFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        NpyArray x = new NpyArray(List.of(2, 3), false, new float[] {1, -2.5f, Float.MIN_VALUE, 4, 5, 6});
        NpyArray y = new NpyArray(List.of(2), true, new float[] {7, -1});
        Path file = folder.resolve("a.npz");
        NpzFile.write(file, Map.of("x", x, "y", y));
        try (NpzFile read = NpzFile.open(DataFile.of(file))) {
            assertThat(read.array("x").orElseThrow()).usingRecursiveComparison().isEqualTo(x);
            assertThat(read.array("y").orElseThrow()).usingRecursiveComparison().isEqualTo(y);
            assertThat(read.array("z")).isEmpty();
            assertThat(read.names()).isEqualTo("arrays x, y");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<f4, 4", ">f4, 4", "<f8, 8", ">f8, 8", "<f2, 2", "|i1, 1", "<i2, 2", ">i4, 4", "<i8, 8", "|u1, 1", "<u2, 2",
        "<u4, 4", "|b1, 1"
    })
    void readsEveryTypeInBothOrders(String type, int bytes) throws IOException {
        ByteBuffer one =
                ByteBuffer.allocate(bytes).order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        switch (type.substring(1)) {
            case "f2" -> one.putShort(Float.floatToFloat16(1));
            case "f4" -> one.putFloat(1);
            case "f8" -> one.putDouble(1);
            case "i2", "u2" -> one.putShort((short) 1);
            case "i4", "u4" -> one.putInt(1);
            case "i8" -> one.putLong(1);
            default -> one.put((byte) 1);
        }
        NpyArray read = array(npy(type, false, "(1,)", one.array()));
        assertThat(read.values()).containsExactly(1);
        assertThat(read.isWhole()).isEqualTo(type.charAt(1) != 'f');
    }

    @Test
    void integersAreReadExactlyWhereThatIsAskedFor() throws IOException {
        ByteBuffer ids = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        ids.putLong(1_732_999_999_001L).putLong(1_732_999_999_002L);
        Path file = folder.resolve("x.npz");
        zip(file, npy("<i8", false, "(2,)", ids.array()));
        try (NpzFile read = NpzFile.open(DataFile.of(file))) {
            assertThat(read.wholes("x").orElseThrow()).containsExactly(1_732_999_999_001L, 1_732_999_999_002L);
        }
    }

    @Test
    void aHeaderOfThousandsOfAxesIsRefused() {
        assertThatThrownBy(() -> array(npy("|u1", false, "(" + "1,".repeat(20_000) + ")", new byte[1])))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatAPauseThrowsEndsTheReading() throws IOException {
        Path file = folder.resolve("x.npz");
        zip(file, npy("|u1", false, "(2,)", new byte[2]));
        IllegalStateException over = new IllegalStateException("over");
        try (NpzFile read = NpzFile.open(DataFile.of(file), () -> {
            throw over;
        })) {
            assertThatThrownBy(() -> read.array("x")).isSameAs(over);
        }
    }

    @Test
    void numbersWithoutSignStayPositive() throws IOException {
        assertThat(array(npy("|u1", false, "(2,)", new byte[] {-1, 0})).values())
                .containsExactly(255, 0);
    }

    @Test
    void columnMajorArraysAreTurned() throws IOException {
        byte[] columns = {1, 4, 2, 5, 3, 6};
        assertThat(array(npy("|u1", true, "(2, 3)", columns)).values()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void pickledObjectsAreRefusedByTheirType() {
        assertThatThrownBy(() -> array(npy("|O", false, "(1,)", new byte[] {1})))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("type |O");
    }

    @Test
    void anArrayThatClaimsGigabytesTakesNoMemoryForThem() {
        assertThatThrownBy(() -> array(npy("<f8", false, "(99999, 99999)", new byte[8])))
                .hasMessageContaining("more than 67108864 elements");
        assertThatThrownBy(() -> array(npy("<f8", false, "(60000000,)", new byte[8])))
                .hasMessageContaining("ends before its 60000000 elements");
    }

    @Test
    void extentsWhoseProductOverflowsAreTooMany() {
        String shape = "(999999999, 999999999, 999999999, 999999999)";
        assertThatThrownBy(() -> array(npy("|u1", false, shape, new byte[1]))).hasMessageContaining("more than");
    }

    @Test
    void whatIsNoZipIsRefusedInOneFault() throws IOException {
        Path file = Files.writeString(folder.resolve("text.npz"), "hello");
        assertThatThrownBy(() -> NpzFile.open(DataFile.of(file)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("text.npz");
        assertThatThrownBy(() -> NpzFile.open(DataFile.of(folder.resolve("missing.npz"))))
                .isInstanceOf(InvalidInputException.class);
    }

    /** Whatever the damage, the answer is an array or a fault. */
    @Test
    void tenThousandDamagedFilesGiveAnArrayOrAFault() throws IOException {
        byte[] whole = npy("<f4", false, "(2, 3)", new byte[24]);
        Path file = folder.resolve("x.npz");
        zip(file, whole);
        byte[] zipped = Files.readAllBytes(file);
        RandomGenerator random = RandomModels.random(1);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            boolean inside = i % 2 == 0;
            byte[] damaged = (inside ? whole : zipped).clone();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            if (inside) {
                zip(file, damaged);
            } else {
                Files.write(file, damaged);
            }
            try (NpzFile npz = NpzFile.open(DataFile.of(file))) {
                read += npz.array("x").isPresent() ? 1 : 0;
            } catch (InvalidInputException fault) {
                refused++;
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private NpyArray array(byte[] npy) throws IOException {
        Path file = folder.resolve("x.npz");
        zip(file, npy);
        try (NpzFile read = NpzFile.open(DataFile.of(file))) {
            return read.array("x").orElseThrow();
        }
    }

    private static void zip(Path file, byte[] npy) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            zip.write(npy);
        }
    }

    private static byte[] npy(String type, boolean columnMajor, String shape, byte[] elements) {
        String header = "{'descr': '" + type + "', 'fortran_order': " + (columnMajor ? "True" : "False") + ", 'shape': "
                + shape + ", }\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + elements.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return bytes.put(header.getBytes(StandardCharsets.UTF_8)).put(elements).array();
    }
}
