package org.penjing.job.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Records as they stand in the database. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Null too where another version wrote what this one cannot read. */
    static <T> @Nullable T readOrNull(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : read(json, type);
        } catch (JacksonException foreign) {
            return null;
        }
    }

    static <K, V> Map<K, V> map(String json, Class<K> key, Class<V> value) {
        return MAPPER.readValue(json, MAPPER.getTypeFactory().constructMapType(Map.class, key, value));
    }

    static <T> List<T> list(String json, Class<T> element) {
        return MAPPER.readerForListOf(element).readValue(json);
    }

    /** As {@link #write}, compressed: for rows of which there are many, since names of fields take most of the plain text. */
    static byte[] zip(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(write(value).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T unzip(byte[] bytes, Class<T> type) {
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return read(new String(inflater.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
