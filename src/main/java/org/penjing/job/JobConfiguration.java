package org.penjing.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.penjing.job.files.DataProperties;
import org.penjing.job.files.DiskReserve;
import org.penjing.job.files.Home;
import org.penjing.job.request.JobSpecReader;
import org.penjing.process.ChildJvms;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({JobProperties.class, DataProperties.class, DiskReserve.class})
@EnableJpaRepositories
@EntityScan(basePackageClasses = JobConfiguration.class)
class JobConfiguration {
    /** The task whose instances are jobs. */
    static final String TASK = "job";

    private static final Duration RETRY = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Of those of a server that was killed nothing is left. */
    @Bean
    ChildJvms children(Home home) throws IOException {
        ChildJvms children = new ChildJvms(home.temporary());
        children.clean();
        return children;
    }

    @Bean
    JobSpecReader jobSpecReader() {
        return new JobSpecReader(new SecureRandom()::nextLong);
    }

    /** A run that ends is removed; one that the server's end interrupts keeps its place before those that came later. */
    @Bean
    Task<Void> jobTask(JobRunner runner) {
        return Tasks.custom(TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> completion(runner.run(UUID.fromString(instance.getId()))));
    }

    private static CompletionHandler<Void> completion(JobRunner.Outcome outcome) {
        return switch (outcome) {
            case DONE -> (complete, operations) -> operations.remove();
            case SUSPENDED ->
                (complete, operations) -> operations.reschedule(complete, complete.getExecution().executionTime);
        };
    }
}
