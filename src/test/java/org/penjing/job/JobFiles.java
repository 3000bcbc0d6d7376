package org.penjing.job;

import java.nio.charset.StandardCharsets;

/** Job files for tests. */
public final class JobFiles {
    private JobFiles() {}

    /** A small job for profiles m4 and m0, of a generator, with seed 7. */
    public static final String SMALL = """
        {"name": "small", "seed": 7,
         "model": {},
         "data": {"generator": {"puzzle": "sudoku"}},
         "search": {"evaluations": 20},
         "profiles": [{"id": "m4"}, {"id": "m0"}]}
        """;

    /** {@link #SMALL} with one text replaced by another, which must be there. */
    public static String with(String text, String replacement) {
        if (!SMALL.contains(text)) {
            throw new IllegalArgumentException(text + " is not in the job file");
        }
        return SMALL.replace(text, replacement);
    }

    public static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
