package org.penjing.export;

import org.penjing.compress.integer.IntegerModel;

/** {@code integer.json} for tests of other packages. */
public final class IntegerFiles {
    private IntegerFiles() {}

    /** What is read back from the file of a model. */
    public static IntegerModel writtenAndRead(IntegerModel model) {
        return IntegerModelFile.read(IntegerModelFile.write(model));
    }
}
