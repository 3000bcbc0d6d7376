package org.penjing.export;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.penjing.fault.InvalidInputException;

/** The Mustache templates among the resources; values are escaped for HTML. A name that the context lacks is an error. */
final class Templates {
    private static final String FOLDER = "/report/";

    private Templates() {}

    static String render(String template, Object context) {
        try (InputStream stream = Templates.class.getResourceAsStream(FOLDER + template)) {
            if (stream == null) {
                throw new InvalidInputException("template", template, "one of the report templates", "check the name");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Mustache.compiler().escapeHTML(true).compile(text).execute(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MustacheException e) {
            throw new IllegalStateException("template " + template + ": " + e.getMessage(), e);
        }
    }
}
