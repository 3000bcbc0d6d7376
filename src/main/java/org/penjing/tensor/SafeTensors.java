package org.penjing.tensor;

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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Named tensors and text in one file of the safetensors format: eight bytes of header length, a JSON header, the values in
 * little-endian order. The metadata have a checksum of the values, so a reader is never given others than were written.
 *
 * @param tensors of floats, by name
 * @param bytes tensors of signed bytes, by name; no name is in both
 */
public record SafeTensors(
        Map<String, FloatTensor> tensors, Map<String, ByteTensor> bytes, Map<String, String> metadata) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String METADATA = "__metadata__";
    private static final String CHECKSUM = "crc32c";
    private static final String FLOATS = "F32";
    private static final String BYTES = "I8";

    public SafeTensors(Map<String, FloatTensor> tensors, Map<String, String> metadata) {
        this(tensors, Map.of(), metadata);
    }

    /** Writes an {@link AtomicFile}. */
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
        } catch (JacksonException
                | NullPointerException
                | IndexOutOfBoundsException
                | ArithmeticException
                | IllegalArgumentException damaged) {
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
        int start = 8 + (int) length;
        ByteBuffer data = buffer.slice(start, buffer.capacity() - start).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        Map<String, ByteTensor> bytes = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        header.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals(METADATA)) {
                value.properties()
                        .forEach(text ->
                                metadata.put(text.getKey(), text.getValue().asString()));
                return;
            }
            String type = value.get("dtype").asString();
            switch (type) {
                case FLOATS -> tensors.put(entry.getKey(), floatTensor(value, data));
                case BYTES -> bytes.put(entry.getKey(), byteTensor(value, data));
                default -> throw new IllegalArgumentException("no values of type " + type);
            }
        });
        String checksum = metadata.remove(CHECKSUM);
        if (checksum != null && !checksum.equals(checksum(data))) {
            throw new IOException(file + " is damaged");
        }
        return new SafeTensors(tensors, bytes, metadata);
    }

    private static FloatTensor floatTensor(JsonNode entry, ByteBuffer data) {
        Shape shape = shape(entry);
        ByteBuffer part = part(entry, data, Math.multiplyExact(4, shape.size()));
        float[] values = new float[shape.size()];
        part.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new FloatTensor(shape, values);
    }

    private static ByteTensor byteTensor(JsonNode entry, ByteBuffer data) {
        Shape shape = shape(entry);
        ByteBuffer part = part(entry, data, shape.size());
        byte[] values = new byte[shape.size()];
        part.get(values);
        return new ByteTensor(shape, values);
    }

    private static Shape shape(JsonNode entry) {
        List<Integer> extents =
                entry.get("shape").valueStream().map(JsonNode::asInt).toList();
        return new Shape(extents);
    }

    private static ByteBuffer part(JsonNode entry, ByteBuffer data, int bytes) {
        return data.slice(entry.get("data_offsets").get(0).asInt(), bytes);
    }

    private byte[] values() {
        int size = tensors.values().stream().mapToInt(SafeTensors::bytes).sum()
                + bytes.values().stream()
                        .mapToInt(value -> value.values().length)
                        .sum();
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        tensors.values().forEach(value -> {
            for (float element : value.values()) {
                buffer.putFloat(element);
            }
        });
        bytes.values().forEach(value -> buffer.put(value.values()));
        return buffer.array();
    }

    private static int bytes(FloatTensor tensor) {
        return 4 * tensor.values().length;
    }

    private static String checksum(ByteBuffer values) {
        CRC32C checksum = new CRC32C();
        checksum.update(values.duplicate());
        return Long.toHexString(checksum.getValue());
    }

    private byte[] header(String checksum) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode texts = header.putObject(METADATA);
        new TreeMap<>(metadata).forEach(texts::put);
        texts.put(CHECKSUM, checksum);
        int offset = 0;
        for (var tensor : tensors.entrySet()) {
            int size = bytes(tensor.getValue());
            describe(header, tensor.getKey(), FLOATS, tensor.getValue().shape(), offset, size);
            offset += size;
        }
        for (var tensor : bytes.entrySet()) {
            int size = tensor.getValue().values().length;
            describe(header, tensor.getKey(), BYTES, tensor.getValue().shape(), offset, size);
            offset += size;
        }
        return JSON.writeValueAsBytes(header);
    }

    private static void describe(ObjectNode header, String name, String type, Shape shape, int offset, int size) {
        ObjectNode entry = header.putObject(name);
        entry.put("dtype", type);
        shape.extents().forEach(entry.withArray("shape")::add);
        entry.putArray("data_offsets").add(offset).add(offset + size);
    }
}
