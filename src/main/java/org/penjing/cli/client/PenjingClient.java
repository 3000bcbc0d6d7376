package org.penjing.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.web.api.CheckResponse;
import org.penjing.web.api.DeviceResponse;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.JobListResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.Paths;
import org.penjing.web.api.SpaceResponse;
import org.penjing.web.api.UploadResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to a server over REST. All methods throw {@link UnreachableException} if no answer comes, and {@link CommandException}
 * with the server's words if it refuses.
 */
public final class PenjingClient {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI server;
    private final @Nullable String key;

    /** @param key of the server, if it has one */
    public PenjingClient(URI server, @Nullable String key) {
        this.server = server;
        this.key = key;
    }

    public URI server() {
        return server;
    }

    public JobResponse submit(byte[] job) throws InterruptedException {
        return read(
                post(Paths.JOBS, HttpRequest.BodyPublishers.ofByteArray(job))
                        .header("Content-Type", "application/json")
                        .timeout(ANSWER),
                JobResponse.class);
    }

    /** What a job costs and what its data are like; runs nothing. */
    public CheckResponse check(byte[] job) throws InterruptedException {
        return read(
                post(Paths.JOBS + ":check", HttpRequest.BodyPublishers.ofByteArray(job))
                        .header("Content-Type", "application/json")
                        .timeout(ANSWER),
                CheckResponse.class);
    }

    /** The upload with the SHA-256 {@code digest}, if the server has it. */
    Optional<UploadResponse> uploaded(String digest) throws InterruptedException {
        HttpResponse<String> answer = send(get(Paths.DATA + "/" + digest), BodyHandlers.ofString());
        return answer.statusCode() == 200 ? Optional.of(parse(answer.body(), UploadResponse.class)) : Optional.empty();
    }

    /** Uploads a data file. */
    UploadResponse upload(Path file) throws IOException, InterruptedException {
        return read(
                post(Paths.DATA, HttpRequest.BodyPublishers.ofFile(file))
                        .header("Content-Type", "application/octet-stream"),
                UploadResponse.class);
    }

    public JobResponse cancel(UUID id) throws InterruptedException {
        return read(
                post(Paths.JOBS + "/" + id + "/cancel", HttpRequest.BodyPublishers.noBody())
                        .timeout(ANSWER),
                JobResponse.class);
    }

    /** Submits the job that tunes and verifies a candidate of another one. */
    public JobResponse verify(UUID id, String profile, String genome) throws InterruptedException {
        return read(
                post(
                                Paths.JOBS + "/" + id + "/fronts/" + encoded(profile) + "/" + encoded(genome)
                                        + "/verify",
                                HttpRequest.BodyPublishers.noBody())
                        .timeout(ANSWER),
                JobResponse.class);
    }

    /** The newest jobs. */
    public List<JobResponse> jobs() throws InterruptedException {
        return read(get(Paths.JOBS + "?size=100"), JobListResponse.class).jobs();
    }

    public FrontResponse front(UUID id, String profile) throws InterruptedException {
        return read(get(Paths.JOBS + "/" + id + "/fronts/" + encoded(profile)), FrontResponse.class);
    }

    /** The fronts of all profiles, drawn as SVG. */
    public String picture(UUID id) throws InterruptedException {
        HttpResponse<String> answer = send(get(Paths.JOBS + "/" + id + "/front.svg"), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw Refusal.of(answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    public FinalistResponse best(UUID id, String profile) throws InterruptedException {
        return read(get(Paths.JOBS + "/" + id + "/best/" + encoded(profile)), FinalistResponse.class);
    }

    public FinalistResponse finalist(UUID id, String profile, int rank) throws InterruptedException {
        return read(get(finalistPath(id, profile, rank)), FinalistResponse.class);
    }

    /** Fetches the bytes of a file of a finalist. */
    void file(UUID id, String profile, int rank, String file, OutputStream target)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                send(get(finalistPath(id, profile, rank) + "/" + encoded(file)), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw Refusal.of(answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
            body.transferTo(target);
        }
    }

    public List<DeviceResponse> profiles() throws InterruptedException {
        return List.of(read(get(Paths.HARDWARE_PROFILES), DeviceResponse[].class));
    }

    public List<SpaceResponse> searchSpaces() throws InterruptedException {
        return List.of(read(get(Paths.SEARCH_SPACES), SpaceResponse[].class));
    }

    /** The lines of a job's event stream, as they come; to be closed. Reading on throws unchecked when the connection breaks. */
    Stream<String> events(UUID id) throws InterruptedException {
        HttpRequest.Builder request = request(Paths.JOBS + "/" + id + "/events")
                .header("Accept", "text/event-stream")
                .GET();
        HttpResponse<Stream<String>> answer = send(request, BodyHandlers.ofLines());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (Stream<String> lines = answer.body()) {
            throw Refusal.of(answer.statusCode(), lines.collect(Collectors.joining("\n")));
        }
    }

    static <T> T parse(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    private <T> T read(HttpRequest.Builder request, Class<T> type) throws InterruptedException {
        HttpResponse<String> answer = send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw Refusal.of(answer.statusCode(), answer.body());
        }
        try {
            return parse(answer.body(), type);
        } catch (JacksonException foreign) {
            throw new CommandException(
                    Command.FAILED,
                    List.of("server: " + server + " (does not answer as Penjing does); check its address and version"));
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws InterruptedException {
        try {
            return http.send(request.build(), handler);
        } catch (IOException unanswered) {
            throw new UnreachableException(server, unanswered);
        }
    }

    private HttpRequest.Builder get(String path) {
        return request(path).timeout(ANSWER).GET();
    }

    private HttpRequest.Builder post(String path, HttpRequest.BodyPublisher body) {
        return request(path).POST(body);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private static String finalistPath(UUID id, String profile, int rank) {
        return Paths.JOBS + "/" + id + "/fronts/" + encoded(profile) + "/" + rank;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
