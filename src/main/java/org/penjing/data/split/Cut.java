package org.penjing.data.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.penjing.base.Randoms;
import org.penjing.data.SplitName;

/**
 * Deals units of rows out to the three splits, each unit as a whole, the shares of rows as near to those asked as units let.
 *
 * @param <R> a row
 */
final class Cut<R> {
    private static final int PARTS = SplitName.values().length;

    private final SplitSpec spec;
    private final RandomGenerator random;
    private final PerSplit<List<List<R>>> dealt = PerSplit.of(_ -> new ArrayList<>());

    Cut(SplitSpec spec, RandomGenerator random) {
        this.spec = spec;
        this.random = random;
    }

    /** The units dealt out so far. */
    PerSplit<List<List<R>>> dealt() {
        return dealt;
    }

    /** Each row as a unit of its own. */
    static <R> List<List<R>> singles(List<R> rows) {
        return rows.stream().map(List::of).toList();
    }

    /** The rows of the units dealt out so far, in an order drawn anew. */
    PerSplit<List<R>> shuffled() {
        return PerSplit.of(name ->
                Randoms.shuffled(dealt.get(name).stream().flatMap(List::stream).toList(), random));
    }

    void give(SplitName name, List<R> unit) {
        dealt.get(name).add(unit);
    }

    /** Deals units out by the shares, at least one to each split; false, and nothing is dealt, where there are too few. */
    boolean deal(Collection<List<R>> units) {
        if (units.size() < PARTS) {
            return false;
        }
        List<List<R>> shuffled = Randoms.shuffled(units, random);
        int most = shuffled.size();
        int validationFrom = Math.clamp(leading(shuffled, spec.trainingShare()), 1, most - 2);
        int testFrom = Math.clamp(
                leading(shuffled, spec.trainingShare() + spec.validationShare()), validationFrom + 1, most - 1);
        dealt.training().addAll(shuffled.subList(0, validationFrom));
        dealt.validation().addAll(shuffled.subList(validationFrom, testFrom));
        dealt.test().addAll(shuffled.subList(testFrom, most));
        return true;
    }

    /** How many of the first units come nearest to a share of all rows. */
    private static <R> int leading(List<List<R>> units, double share) {
        long wanted = Math.round(share * units.stream().mapToLong(List::size).sum());
        long taken = 0;
        int count = 0;
        while (count < units.size() && 2 * taken + units.get(count).size() <= 2 * wanted) {
            taken += units.get(count).size();
            count++;
        }
        return count;
    }
}
