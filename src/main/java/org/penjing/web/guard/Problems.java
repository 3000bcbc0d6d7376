package org.penjing.web.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.penjing.job.files.DiskFullException;
import org.penjing.job.state.IllegalJobStateException;
import org.penjing.job.state.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers every error as a problem detail. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ExceptionHandler
    ProblemDetail invalid(InvalidInputException invalid) {
        int count = invalid.faults().size();
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST,
                "Invalid input",
                count == 1 ? "one thing is wrong" : count + " things are wrong");
        problem.setProperty("faults", invalid.faults());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException missing) {
        return problem(HttpStatus.NOT_FOUND, "Not found", missing.getMessage());
    }

    @ExceptionHandler
    ProblemDetail noSpace(DiskFullException full) {
        return problem(
                HttpStatus.INSUFFICIENT_STORAGE,
                "Disk full",
                full.getMessage() + ", too few: free some space there, and try again");
    }

    @ExceptionHandler
    ProblemDetail wrongState(IllegalJobStateException early) {
        ProblemDetail problem = problem(HttpStatus.CONFLICT, "Not in this state", early.getMessage());
        problem.setProperty("state", early.state());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail tooLong(TimeoutException late) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Takes too long",
                "the job's data are too large to be looked at in time; submit the job, its run looks at them first");
    }

    @ExceptionHandler
    ProblemDetail busy(RejectedExecutionException full) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE, "Busy", "too many jobs are being looked at; try again in a minute");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> body(RefusedBodyException refused) {
        return ResponseEntity.status(refused.status())
                .header(HttpHeaders.CONNECTION, "close")
                .body(problem(refused));
    }

    @ExceptionHandler
    ProblemDetail parameters(InvalidParameterException odd) {
        return problem(HttpStatus.BAD_REQUEST, "Invalid parameters", odd.getMessage());
    }

    @ExceptionHandler
    ProblemDetail mediaType(InvalidMimeTypeException odd) {
        return problem(HttpStatus.NOT_ACCEPTABLE, "Not acceptable", odd.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception failure) {
        LOG.error("a request failed", failure);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Internal error",
                "the request failed; the server's log has the details");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedBodyException refused) {
                headers.set(HttpHeaders.CONNECTION, "close");
                return handleExceptionInternal(unreadable, problem(refused), headers, refused.status(), request);
            }
        }
        return super.handleHttpMessageNotReadable(unreadable, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String field = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        ProblemDetail problem = invalid(new InvalidInputException(
                field, String.valueOf(mismatch.getValue()), rule(mismatch.getRequiredType()), "correct the address"));
        return handleExceptionInternal(mismatch, problem, headers, HttpStatus.BAD_REQUEST, request);
    }

    private static String rule(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of another kind";
        }
        return type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "a " + type.getSimpleName();
    }

    private static ProblemDetail problem(RefusedBodyException refused) {
        return problem(refused.status(), refused.title(), refused.getMessage());
    }

    private static ProblemDetail problem(HttpStatus status, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(detail));
        problem.setTitle(title);
        return problem;
    }

    static void write(HttpServletResponse response, RefusedBodyException refused) throws IOException {
        write(response, refused.status(), refused.title(), String.valueOf(refused.getMessage()));
    }

    /** Answers from a filter, where no controller has been reached; what is left of the body is not waited for. */
    static void write(HttpServletResponse response, HttpStatus status, String title, String detail) throws IOException {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json(status.value(), title, detail));
    }

    /** A problem detail as UTF-8. */
    static byte[] json(int status, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return MAPPER.writeValueAsBytes(problem);
    }
}
