package org.penjing.job;

import java.util.List;
import java.util.Map;
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
}
