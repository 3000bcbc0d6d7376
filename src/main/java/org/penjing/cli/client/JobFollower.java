package org.penjing.cli.client;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.cli.terminal.Text;
import org.penjing.web.api.GenerationResponse;
import org.penjing.web.api.JobResponse;

/** Follows a job to its end, over the end of a server too if another one takes its place soon. */
public final class JobFollower {
    private static final int ATTEMPTS = 60;

    private final PenjingClient client;
    private final Duration pause;

    /** @param pause before a broken connection is tried again, {@value #ATTEMPTS} times */
    public JobFollower(PenjingClient client, Duration pause) {
        this.client = client;
        this.pause = pause;
    }

    public JobFollower(PenjingClient client) {
        this(client, Duration.ofSeconds(1));
    }

    /** Returns the job as it stands at its end. */
    public JobResponse follow(UUID id, JobListener listener) throws InterruptedException {
        int broken = 0;
        boolean everConnected = false;
        while (true) {
            String reason = "the server ended it";
            try (Stream<String> lines = client.events(id)) {
                everConnected = true;
                Followed followed = follow(ServerEvent.read(lines.iterator()), listener);
                if (followed.end() != null) {
                    return followed.end();
                }
                broken = followed.any() ? 0 : broken;
            } catch (UncheckedIOException interrupted) {
                reason = Text.reason(interrupted);
            } catch (UnreachableException unreachable) {
                if (!everConnected) {
                    throw unreachable;
                }
                reason = Text.reason(unreachable);
            }
            broken++;
            if (broken > ATTEMPTS) {
                throw new CommandException(
                        Command.FAILED,
                        List.of("server: " + client.server() + " (the connection broke: " + reason
                                + "); once it is back, go on with ./penjing watch " + id));
            }
            if (broken == 1) {
                listener.lost(reason);
            }
            Thread.sleep(pause);
        }
    }

    /** What one connection brought. */
    private record Followed(boolean any, @Nullable JobResponse end) {}

    private static Followed follow(Iterator<ServerEvent> events, JobListener listener) {
        boolean any = false;
        while (events.hasNext()) {
            ServerEvent event = events.next();
            any = true;
            switch (event.name()) {
                case "state", "progress" -> {
                    JobResponse job = PenjingClient.parse(event.data(), JobResponse.class);
                    listener.progressed(job);
                    if (job.state().isTerminal()) {
                        return new Followed(true, job);
                    }
                }
                case "generation" -> listener.searched(PenjingClient.parse(event.data(), GenerationResponse.class));
                default -> {}
            }
        }
        return new Followed(any, null);
    }
}
