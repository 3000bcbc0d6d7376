package org.penjing.job.store;

import org.penjing.job.state.JobEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes events once what they tell of is committed. */
@Component
public class JobEvents {
    private final ApplicationEventPublisher publisher;

    JobEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    public void publish(JobEvent event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            publisher.publishEvent(event);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                publisher.publishEvent(event);
            }
        });
    }
}
