package org.penjing.web.guard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers as a problem detail what is refused without a word: by Tomcat before any servlet sees it, by a filter that cannot read
 * a header, or since the client accepts no kind of answer.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final String DETAIL = "the request line, a header or the address cannot be read";

    /** The rest of a body that came too slowly is not waited for. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (response.getStatus() == HttpStatus.REQUEST_TIMEOUT.value()) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0) {
            return;
        }
        HttpStatus known = HttpStatus.resolve(status);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream()
                    .write(Problems.json(
                            status,
                            known == null ? "Refused" : known.getReasonPhrase(),
                            status == HttpStatus.BAD_REQUEST.value() ? DETAIL : "the request was refused"));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("the client is gone", gone);
        }
    }
}
