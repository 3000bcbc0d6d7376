package org.penjing.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.penjing.cli.client.Download;
import org.penjing.cli.client.JobEnd;
import org.penjing.cli.client.JobFollower;
import org.penjing.cli.client.JobListener;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.client.ProgressPrinter;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Terminal;
import org.penjing.export.Bundle;
import org.penjing.web.api.BaselineResponse;
import org.penjing.web.api.FinalistResponse;
import org.penjing.web.api.GenerationResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.PointResponse;
import org.penjing.web.api.ProfileResponse;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The client's half of the demo: everything it knows comes over REST. */
public final class DemoRun {
    static final String SUMMARY = "summary.json";
    static final String PICTURE = "front.svg";
    private static final String SMALLEST = "-smallest";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PenjingClient client;
    private final Terminal terminal;
    private final Path out;

    public DemoRun(PenjingClient client, Terminal terminal, Path out) {
        this.client = client;
        this.terminal = terminal;
        this.out = out;
    }

    /** @return the exit code */
    public int run(ObjectNode job) throws IOException, InterruptedException {
        JobResponse started = resumeOrSubmit(job);
        ScoringTally tally = new ScoringTally(new ProgressPrinter(terminal));
        JobResponse ended = new JobFollower(client).follow(started.id(), tally);
        int exitCode = JobEnd.report(ended, terminal);
        if (exitCode == Command.DONE) {
            collect(ended, tally);
        }
        return exitCode;
    }

    /** A demo that was killed goes on; a job of someone else's in the same home is left alone. */
    private JobResponse resumeOrSubmit(ObjectNode job) throws InterruptedException {
        List<JobResponse> unfinished = client.jobs().stream()
                .filter(other -> !other.state().isTerminal())
                .toList();
        Optional<JobResponse> same = unfinished.stream()
                .filter(other -> other.name().equals(job.path("name").asString())
                        && other.seed() == job.path("seed").asLong(other.seed()))
                .findFirst();
        if (same.isPresent()) {
            terminal.print("job " + same.get().id() + " of an earlier run goes on");
            return same.get();
        }
        unfinished.forEach(other -> terminal.print("job " + other.id() + " (" + other.name()
                + ") of an earlier run goes first; ./penjing cancel " + other.id() + " --server " + client.server()
                + " would stop it"));
        JobResponse submitted = client.submit(MAPPER.writeValueAsBytes(job));
        terminal.print("job " + submitted.id() + " (" + submitted.name() + ", seed " + submitted.seed() + ")");
        return submitted;
    }

    private void collect(JobResponse job, ScoringTally tally) throws IOException, InterruptedException {
        List<ProfileResult> results = new ArrayList<>();
        for (ProfileResponse profile : job.profiles()) {
            ProfileResult result = collect(job, profile);
            fetchSmallest(job, result);
            results.add(result);
        }
        DemoSummary summary = DemoSummary.of(job, results, tally.candidatesPerSecond());
        Files.writeString(out.resolve(SUMMARY), MAPPER.writeValueAsString(summary), StandardCharsets.UTF_8);
        Files.writeString(out.resolve(PICTURE), client.picture(job.id()), StandardCharsets.UTF_8);
        terminal.print("");
        DemoTable.of(job, results).lines().forEach(terminal::print);
        terminal.print("");
        shortfalls(results).forEach(terminal::print);
        proofs(results).forEach(terminal::print);
    }

    private ProfileResult collect(JobResponse job, ProfileResponse profile) throws IOException, InterruptedException {
        FinalistResponse best = null;
        if (profile.published()) {
            best = client.best(job.id(), profile.profile());
            Download.to(client, job.id(), best, out.resolve(profile.profile()));
        }
        return new ProfileResult(profile.profile(), client.front(job.id(), profile.profile()), best);
    }

    /** Into a directory of its own, unless it is the best one. */
    private void fetchSmallest(JobResponse job, ProfileResult result) throws IOException, InterruptedException {
        BaselineResponse baseline = job.baseline();
        Integer smallest = baseline == null
                ? null
                : result.smallest(baseline).map(PointResponse::rank).orElse(null);
        if (smallest != null && !smallest.equals(result.front().best())) {
            FinalistResponse finalist = client.finalist(job.id(), result.profile(), smallest);
            Download.to(client, job.id(), finalist, out.resolve(result.profile() + SMALLEST));
        }
    }

    private List<String> proofs(List<ProfileResult> results) {
        List<String> lines = new ArrayList<>();
        for (ProfileResult result : results) {
            FinalistResponse best = result.best();
            if (best != null) {
                Path directory = out.resolve(result.profile());
                lines.add(result.profile() + ": proven by " + best.point().proof() + "; "
                        + directory.resolve(Bundle.FIRMWARE) + ", " + directory.resolve(Bundle.TFLITE));
            }
        }
        return lines;
    }

    private static List<String> shortfalls(List<ProfileResult> results) {
        return results.stream()
                .filter(result -> result.best() == null)
                .map(result -> Objects.requireNonNullElse(
                        result.front().shortfall(), result.profile() + ": no verified model meets the limits"))
                .toList();
    }

    /** Adds up what the events say of the time that scoring took. */
    private static final class ScoringTally implements JobListener {
        private final JobListener next;
        private int scored;
        private double seconds;

        private ScoringTally(JobListener next) {
            this.next = next;
        }

        @Override
        public void progressed(JobResponse job) {
            next.progressed(job);
        }

        @Override
        public void searched(GenerationResponse generation) {
            scored += generation.scored();
            seconds += generation.scoringSeconds();
            next.searched(generation);
        }

        @Override
        public void lost(String reason) {
            next.lost(reason);
        }

        Optional<Double> candidatesPerSecond() {
            return seconds > 0 ? Optional.of(scored / seconds) : Optional.empty();
        }
    }
}
