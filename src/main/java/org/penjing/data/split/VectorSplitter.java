package org.penjing.data.split;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Randoms;
import org.penjing.base.Sha256;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.SplitName;
import org.penjing.data.VectorSample;

/** Splits samples of numbers: see {@link VectorSplit#of}. */
final class VectorSplitter {
    private static final int PAUSE = 1 << 12;

    private final List<VectorSample> samples;
    private final int @Nullable [] groups;
    private final SplitSpec spec;
    private final RandomGenerator random;
    private final List<Integer> kept = new ArrayList<>();
    private int duplicates;
    private int contradictions;

    VectorSplitter(List<VectorSample> samples, int @Nullable [] groups, SplitSpec spec, long seed, Runnable pause) {
        this.samples = samples;
        this.groups = groups;
        this.spec = spec;
        this.random = Randoms.of(seed);
        keepConsistent(pause);
    }

    private void keepConsistent(Runnable pause) {
        Map<Question, List<Integer>> byQuestion = new LinkedHashMap<>();
        for (int row = 0; row < samples.size(); row++) {
            if (row % PAUSE == 0) {
                pause.run();
            }
            byQuestion
                    .computeIfAbsent(new Question(samples.get(row).numbers()), _ -> new ArrayList<>())
                    .add(row);
        }
        for (List<Integer> rows : byQuestion.values()) {
            boolean isOne = rows.stream().map(samples::get).distinct().count() == 1;
            if (isOne) {
                kept.add(rows.getFirst());
                duplicates += rows.size() - 1;
            } else {
                contradictions += rows.size();
            }
        }
    }

    VectorSplit split() {
        SplitRule rule = rule();
        Cut<Integer> cut = new Cut<>(spec, random);
        if (rule == SplitRule.GROUP) {
            deal(cut, grouped(row -> groups == null ? row : groups[row]).values(), "groups");
        } else {
            grouped(this::label)
                    .forEach((label, rows) ->
                            deal(cut, Cut.singles(rows), label < 0 ? "samples" : "samples of class " + label));
        }
        PerSplit<List<Integer>> all = cut.shuffled();
        PerSplit<List<Integer>> rows =
                PerSplit.of(name -> capped(all.get(name), spec.caps().of(name)));
        requireClasses(rows);
        PerSplit<List<VectorSample>> parts =
                PerSplit.of(name -> rows.get(name).stream().map(samples::get).toList());
        PerSplit<SplitReport.Part> reports = PerSplit.of(name -> new SplitReport.Part(
                cut.dealt().get(name).size(),
                parts.get(name).size(),
                all.get(name).size() - parts.get(name).size(),
                hash(parts.get(name))));
        return new VectorSplit(
                parts.training(),
                parts.validation(),
                parts.test(),
                new SplitReport(
                        rule,
                        samples.size(),
                        duplicates,
                        contradictions,
                        0,
                        0,
                        label(0) < 0 ? 0 : grouped(this::label).size(),
                        null,
                        reports.training(),
                        reports.validation(),
                        reports.test()));
    }

    private SplitRule rule() {
        SplitRule usual = groups == null ? SplitRule.ROW : SplitRule.GROUP;
        SplitRule asked = spec.rule() == null ? usual : spec.rule();
        if (asked != SplitRule.ROW && (asked != SplitRule.GROUP || groups == null)) {
            throw new InvalidInputException(
                    "data.splitBy",
                    asked.label(),
                    groups == null
                            ? "row; samples of numbers without an array group are split by row"
                            : "row or group for samples of numbers",
                    "leave the field out");
        }
        return asked;
    }

    private void deal(Cut<Integer> cut, Collection<List<Integer>> units, String what) {
        if (!cut.deal(units)) {
            throw new InvalidInputException(
                    "data",
                    units.size() + " distinct " + what + " among " + samples.size() + " samples",
                    "at least 3, one for each split",
                    "give more samples");
        }
    }

    private void requireClasses(PerSplit<List<Integer>> rows) {
        Map<Integer, List<Integer>> classes = grouped(this::label);
        for (SplitName name : SplitName.values()) {
            Map<Integer, Long> there =
                    rows.get(name).stream().collect(Collectors.groupingBy(this::label, Collectors.counting()));
            for (Integer label : classes.keySet()) {
                if (!there.containsKey(label)) {
                    throw new InvalidInputException(
                            "data",
                            "class " + label + " in none of the "
                                    + rows.get(name).size() + " samples for " + name.label(),
                            "every class stands in each split",
                            "give more samples of it, or split by row");
                }
            }
        }
    }

    /** The first of them, one of each class before all others, so that a cap leaves each class in. */
    private List<Integer> capped(List<Integer> rows, int cap) {
        if (rows.size() <= cap) {
            return rows;
        }
        Map<Integer, Integer> firsts = new LinkedHashMap<>();
        rows.forEach(row -> firsts.putIfAbsent(label(row), row));
        Set<Integer> leading = new LinkedHashSet<>(firsts.values());
        leading.addAll(rows);
        return leading.stream().limit(cap).toList();
    }

    private Map<Integer, List<Integer>> grouped(Function<Integer, Integer> key) {
        return kept.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    /** The class of a sample; -1 where there are none. */
    private int label(int row) {
        return samples.get(row) instanceof LabelledVector(float[] _, int label) ? label : -1;
    }

    private record Question(float[] numbers) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question(float[] otherNumbers) && Arrays.equals(numbers, otherNumbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    /** SHA-256 of the samples, whatever their order. */
    private static String hash(List<VectorSample> samples) {
        byte[][] rows = samples.stream().map(VectorSplitter::bytes).toArray(byte[][]::new);
        Arrays.sort(rows, Arrays::compareUnsigned);
        MessageDigest digest = Sha256.digest();
        for (byte[] row : rows) {
            digest.update(row);
        }
        return Sha256.text(digest.digest());
    }

    private static byte[] bytes(VectorSample sample) {
        float[] numbers = sample.numbers();
        float[] answer = sample instanceof MeasuredVector(float[] _, float[] targets) ? targets : new float[0];
        ByteBuffer bytes = ByteBuffer.allocate(4 * (numbers.length + answer.length + 1));
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        for (float number : answer) {
            bytes.putFloat(number);
        }
        bytes.putInt(sample instanceof LabelledVector(float[] _, int label) ? label : -1);
        return bytes.array();
    }
}
