package org.penjing.base;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used, with all of its faults. */
public final class InvalidInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    public InvalidInputException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public InvalidInputException(String field, Object value, String rule, String remedy) {
        this(List.of(new Fault(field, String.valueOf(value), rule, remedy)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
