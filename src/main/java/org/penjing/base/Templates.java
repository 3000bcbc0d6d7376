package org.penjing.base;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Mustache templates among the resources. A name that the context lacks is an error. */
public final class Templates {
    private Templates() {}

    /** A page or picture; values are escaped for HTML. */
    public static String html(String template, Object context) {
        return render("/report/" + template, true, context);
    }

    /** Source code; values are written as they are. */
    public static String source(String template, Object context) {
        return render("/firmware/" + template, false, context);
    }

    private static String render(String path, boolean escape, Object context) {
        try {
            return Mustache.compiler().escapeHTML(escape).compile(text(path)).execute(context);
        } catch (MustacheException e) {
            throw new IllegalStateException("template " + path + ": " + e.getMessage(), e);
        }
    }

    /** A resource that is no template. */
    public static String text(String path) {
        try (InputStream stream = Templates.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no resource " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
