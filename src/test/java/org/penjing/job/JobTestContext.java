package org.penjing.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.penjing.job.files.Home;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;

/**
 * The job package on a database in memory, without a scheduler: tests step the jobs by hand. Not annotated as a
 * configuration, so that no scan finds it.
 */
@EnableAutoConfiguration
@ComponentScan
public class JobTestContext {
    @Bean
    FakeWorkbench workbench() {
        return new FakeWorkbench();
    }

    @Bean
    FakeCatalog catalog() {
        return new FakeCatalog();
    }

    /** What it schedules nobody runs. */
    @Bean
    SchedulerClient scheduler(DataSource database) {
        return SchedulerClient.Builder.create(database).build();
    }

    @Bean
    Home home() throws Exception {
        Path directory = Files.createTempDirectory(Path.of("target"), "home");
        return Home.open(directory);
    }

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    /** Stands still until it is told otherwise. */
    public static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        public void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
