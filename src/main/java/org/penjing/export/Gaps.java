package org.penjing.export;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a record that was read from JSON lacks, since JSON has null everywhere and our records only where they say so. */
final class Gaps {
    private final List<String> found = new ArrayList<>();

    private Gaps() {}

    /** The paths of all values that are null and may not be, in the order of their places. */
    static List<String> of(Record whole) {
        Gaps gaps = new Gaps();
        gaps.record("", whole);
        return gaps.found;
    }

    private void value(String path, @Nullable Object value) {
        switch (value) {
            case null -> found.add(path);
            case Record part -> record(path + ".", part);
            case List<?> list -> list(path, list);
            case Map<?, ?> map -> map.forEach((key, item) -> value(path + "." + key, item));
            default -> {}
        }
    }

    private void list(String path, List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            value(path + "[" + i + "]", list.get(i));
        }
    }

    private void record(String prefix, Record whole) {
        for (RecordComponent component : whole.getClass().getRecordComponents()) {
            Object value = read(component, whole);
            if (value != null || !mayBeNull(component)) {
                value(prefix + component.getName(), value);
            }
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return Stream.of(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
    }

    private static @Nullable Object read(RecordComponent component, Record whole) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
