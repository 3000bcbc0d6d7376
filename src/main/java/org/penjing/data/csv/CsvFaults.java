package org.penjing.data.csv;

import java.util.ArrayList;
import java.util.List;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.data.DataFile;

/** Collects the faults of one file, each with its line, up to the first {@value #MOST}. */
final class CsvFaults {
    static final int MOST = 20;
    private static final int LONGEST_VALUE = 40;

    private final DataFile file;
    private final List<Fault> faults = new ArrayList<>();

    CsvFaults(DataFile file) {
        this.file = file;
    }

    void add(long line, String value, String rule, String remedy) {
        if (!isFull()) {
            faults.add(new Fault(file + ":" + line, abbreviated(value), rule, remedy));
        }
    }

    int count() {
        return faults.size();
    }

    boolean isFull() {
        return count() == MOST;
    }

    /** All faults so far and one more, which leaves nothing to go on with. */
    InvalidInputException fatal(long line, String value, String rule, String remedy) {
        add(line, value, rule, remedy);
        return new InvalidInputException(faults);
    }

    /** @throws InvalidInputException with all faults found, if any were */
    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
    }

    private static String abbreviated(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }
}
