package org.penjing.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.penjing.base.AtomicFile;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Named float tensors and text in one file of the safetensors format: eight bytes of header length, a JSON header, the
 * values in little-endian order. Written to a temporary file that is moved into place, so a reader never sees half a file; the
 * metadata have a checksum of the values, so it is never given others than were written.
 */
public record SafeTensors(Map<String, FloatTensor> tensors, Map<String, String> metadata) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String METADATA = "__metadata__";
    private static final String CHECKSUM = "crc32c";

    public void write(Path file) throws IOException {
        byte[] values = values();
        byte[] header = header(checksum(ByteBuffer.wrap(values)));
        ByteBuffer buffer =
                ByteBuffer.allocate(8 + header.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(header.length).put(header).put(values);
        AtomicFile.write(file, buffer.array());
    }

    /** @throws IOException if the file cannot be read, is not of this format, or is damaged */
    public static SafeTensors read(Path file) throws IOException {
        try {
            return parse(file);
        } catch (JacksonException | NullPointerException | IndexOutOfBoundsException | ArithmeticException damaged) {
            throw new IOException(file + " is damaged", damaged);
        }
    }

    private static SafeTensors parse(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long length = buffer.remaining() < 8 ? -1 : buffer.getLong();
        if (length < 0 || length > buffer.remaining()) {
            throw new IOException(file + " is not a safetensors file");
        }
        JsonNode header = JSON.readTree(new String(buffer.array(), 8, (int) length, StandardCharsets.UTF_8));
        int data = 8 + (int) length;
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        header.properties().forEach(entry -> {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(text ->
                                metadata.put(text.getKey(), text.getValue().asString()));
            } else {
                tensors.put(entry.getKey(), tensor(entry.getValue(), buffer, data));
            }
        });
        String checksum = metadata.remove(CHECKSUM);
        if (checksum != null && !checksum.equals(checksum(buffer.slice(data, buffer.capacity() - data)))) {
            throw new IOException(file + " is damaged");
        }
        return new SafeTensors(tensors, metadata);
    }

    private byte[] values() {
        int bytes = tensors.values().stream()
                .mapToInt(value -> 4 * value.values().length)
                .sum();
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        tensors.values().forEach(value -> {
            for (float element : value.values()) {
                buffer.putFloat(element);
            }
        });
        return buffer.array();
    }

    private static String checksum(ByteBuffer values) {
        CRC32C checksum = new CRC32C();
        checksum.update(values);
        return Long.toHexString(checksum.getValue());
    }

    private static FloatTensor tensor(JsonNode entry, ByteBuffer buffer, int data) {
        List<Integer> extents =
                entry.get("shape").valueStream().map(JsonNode::asInt).toList();
        float[] values = new float[extents.stream().reduce(1, Math::multiplyExact)];
        buffer.slice(data + entry.get("data_offsets").get(0).asInt(), 4 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return new FloatTensor(new Shape(extents), values);
    }

    private byte[] header(String checksum) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode texts = header.putObject(METADATA);
        new TreeMap<>(metadata).forEach(texts::put);
        texts.put(CHECKSUM, checksum);
        int offset = 0;
        for (var tensor : tensors.entrySet()) {
            ObjectNode entry = header.putObject(tensor.getKey());
            entry.put("dtype", "F32");
            tensor.getValue().shape().extents().forEach(entry.withArray("shape")::add);
            int end = offset + 4 * tensor.getValue().values().length;
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        return JSON.writeValueAsBytes(header);
    }
}
