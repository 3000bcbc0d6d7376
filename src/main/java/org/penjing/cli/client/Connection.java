package org.penjing.cli.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.UUID;
import org.penjing.base.InvalidInputException;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;

/** Which server a command talks to, and about which job. */
public final class Connection {
    public static final String SERVER = "--server";
    public static final String DEFAULT = "http://127.0.0.1:8080";
    public static final String KEY = "PENJING_API_KEY";

    private static final String VARIABLE = "PENJING_SERVER";

    private Connection() {}

    /** Of a command that talks to a server. */
    public static Syntax syntax(String... operands) {
        return Syntax.of(operands).option(SERVER, "URL");
    }

    public static PenjingClient open(Arguments arguments, Terminal terminal) {
        return new PenjingClient(server(arguments, terminal), terminal.variable(KEY));
    }

    private static URI server(Arguments arguments, Terminal terminal) {
        String option = arguments.option(SERVER);
        return option != null
                ? parse(SERVER, option)
                : parse(VARIABLE, Objects.requireNonNullElse(terminal.variable(VARIABLE), DEFAULT));
    }

    static URI parse(String field, String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (isHttp && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // refused below
        }
        throw new InvalidInputException(
                field, text, "the address of a server", "write it like " + DEFAULT + ", with http:// or https://");
    }

    /** The job that an operand {@code ID} names. */
    public static UUID job(Arguments arguments) {
        String id = arguments.operand("ID");
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new InvalidInputException(
                    "ID", id, "the id of a job, such as " + new UUID(0, 0), "copy the id that submit printed");
        }
        return UUID.fromString(id);
    }
}
