package org.penjing.job.store;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Lists of numbers or texts as they stand in the database: JSON arrays, which have no form that could change. */
final class Lists {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Lists() {}

    static String write(List<?> list) {
        return MAPPER.writeValueAsString(list);
    }

    static <T> List<T> read(String json, Class<T> element) {
        return MAPPER.readerForListOf(element).readValue(json);
    }
}
