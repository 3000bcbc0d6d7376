package org.penjing.proof.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Sha256;

/**
 * What was compiled, by the compiler's command and the source as its preprocessor leaves it: kernels, which are the same in
 * package after package, are compiled once. For many threads.
 */
public final class ObjectCache {
    private static final int MOST = 64;

    private final Map<String, Compiled> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
            return size() > MOST;
        }
    };

    private record Compiled(byte[] object, List<String> warnings) {}

    /** Which object a compilation gives. */
    static String key(List<String> command, String preprocessed) {
        MessageDigest digest = Sha256.digest();
        command.forEach(word -> digest.update((word + "\0").getBytes(StandardCharsets.UTF_8)));
        digest.update(preprocessed.getBytes(StandardCharsets.UTF_8));
        return Sha256.text(digest.digest());
    }

    /** Writes the object to {@code file} and gives the compiler's warnings, if it is known. */
    Optional<List<String>> restore(String key, Path file) {
        Compiled compiled = find(key);
        if (compiled == null) {
            return Optional.empty();
        }
        try {
            Files.write(file, compiled.object());
            return Optional.of(compiled.warnings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(String key, Path file, List<String> warnings) {
        try {
            Compiled compiled = new Compiled(Files.readAllBytes(file), warnings);
            synchronized (known) {
                known.put(key, compiled);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Compiled find(String key) {
        synchronized (known) {
            return known.get(key);
        }
    }
}
