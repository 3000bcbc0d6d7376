package org.penjing.job.store.document;

import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects that begin with the {@code version} of their form. Version 1, of before there were versions, has none, and what it lacks is
 * filled in when it is read. A later change of a form is a version more, a step that brings the one before to it, and a migration (if of
 * nothing else), by which older versions of Penjing refuse the database.
 */
final class Documents {
    private static final int VERSION = 2;
    private static final String FIELD = "version";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Documents() {}

    static String write(Object record) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put(FIELD, VERSION);
        document.setAll(MAPPER.<ObjectNode>valueToTree(record));
        return MAPPER.writeValueAsString(document);
    }

    /** Reads a document whose form is the same in all versions. */
    static <T> T read(String json, Class<T> record) {
        return read(json, record, _ -> {});
    }

    /** @param fromFirst brings an object of version 1 to version 2 */
    static <T> T read(String json, Class<T> record, Consumer<ObjectNode> fromFirst) {
        ObjectNode document = MAPPER.readValue(json, ObjectNode.class);
        int version = document.path(FIELD).asInt(1);
        if (version > VERSION) {
            throw new IllegalStateException("a record of form " + version + ", of which forms up to " + VERSION
                    + " are known; a migration should have refused its database");
        }
        if (version == 1) {
            fromFirst.accept(document);
        }
        return MAPPER.treeToValue(document, record);
    }
}
