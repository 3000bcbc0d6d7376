package org.penjing.hardware;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Says costs and their bounds in the units that people think in, with three significant digits. */
public final class LimitWords {
    private static final int DIGITS = 3;
    private static final int MOST_DIGITS = 12;

    private LimitWords() {}

    /** What checks ask for, such as {@code 1 mJ a step and 100 ms an inference}. */
    public static String bounds(List<LimitCheck> checks) {
        return joined(checks, LimitCheck::bound);
    }

    /** What a model needs instead, such as {@code 1.42 mJ a step}; never the same words as those of the bound it exceeds. */
    public static String needs(List<LimitCheck> checks) {
        return joined(checks, LimitCheck::actual);
    }

    /** Each limit that is not met, such as {@code 1.42 of at most 1 mJ a step}. */
    public static String broken(List<LimitCheck> checks) {
        return checks.stream()
                .filter(check -> !check.isMet())
                .map(LimitWords::broken)
                .collect(Collectors.joining(", "));
    }

    /** A limit that is not met, such as {@code 1.42 of at most 1 mJ a step}. */
    public static String broken(LimitCheck check) {
        return number(check.actual(), digits(check), check.limit().scale()) + " of at most " + bounds(List.of(check));
    }

    private static String joined(List<LimitCheck> checks, ToDoubleFunction<LimitCheck> value) {
        return checks.stream()
                .map(check -> number(
                                value.applyAsDouble(check),
                                digits(check),
                                check.limit().scale()) + " " + check.limit().unit())
                .collect(Collectors.joining(" and "));
    }

    /** Bytes are counted; of other figures as many digits as tell the cost from its bound. */
    private static int digits(LimitCheck check) {
        int digits = check.limit().isCounted() ? MOST_DIGITS : DIGITS;
        while (digits < MOST_DIGITS
                && !check.isMet()
                && number(check.actual(), digits, 1).equals(number(check.bound(), digits, 1))) {
            digits++;
        }
        return digits;
    }

    private static String number(double value, int digits, double scale) {
        BigDecimal rounded = BigDecimal.valueOf(value / scale).round(new MathContext(digits, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
