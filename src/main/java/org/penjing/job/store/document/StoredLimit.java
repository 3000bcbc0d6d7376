package org.penjing.job.store.document;

import java.util.List;
import org.penjing.hardware.Limit;
import org.penjing.hardware.LimitCheck;

record StoredLimit(String limit, double actual, double bound) {
    static List<StoredLimit> of(List<LimitCheck> checks) {
        return checks.stream()
                .map(check -> new StoredLimit(check.limit().id(), check.actual(), check.bound()))
                .toList();
    }

    static List<LimitCheck> checks(List<StoredLimit> limits) {
        return limits.stream()
                .map(stored -> new LimitCheck(Limit.of(stored.limit), stored.actual, stored.bound))
                .toList();
    }
}
