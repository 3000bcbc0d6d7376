package org.penjing.hardware;

import java.util.function.ToDoubleFunction;
import org.penjing.base.Fields;

/** Reads figures of profile files: a value and where it comes from. */
final class FigureFields {
    private static final Figure STAND_IN = new Figure(1, Figure.UNSOURCED);

    private FigureFields() {}

    /** Where figures come from. */
    static String source(Fields fields) {
        return fields.requiredProse("source");
    }

    static Figure above0(Fields fields, String name) {
        return figure(fields, name, figure -> figure.requiredNumber("value", Double.MIN_VALUE, Double.MAX_VALUE));
    }

    static Figure whole(Fields fields, String name) {
        return figure(fields, name, figure -> figure.requiredCount("value"));
    }

    private static Figure figure(Fields fields, String name, ToDoubleFunction<Fields> value) {
        Fields figure = fields.requiredObject(name);
        double read = value.applyAsDouble(figure);
        String source = source(figure);
        return source.isEmpty() ? STAND_IN : new Figure(read, source);
    }
}
