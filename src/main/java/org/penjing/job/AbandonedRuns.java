package org.penjing.job;

import javax.sql.DataSource;
import org.penjing.job.files.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the runs of a server that was killed from it, before the scheduler starts. The {@link Home} is locked and its database
 * lies in it, so no other server can be at them; the scheduler would wait for heartbeats that no longer come.
 */
@Component
@DependsOnDatabaseInitialization
class AbandonedRuns implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedRuns.class);

    private final JdbcClient database;

    AbandonedRuns(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    @Override
    public void afterPropertiesSet() {
        int runs = database.sql("update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                        + " version = version + 1 where picked")
                .update();
        if (runs > 0) {
            LOG.info("{} jobs of a server that was killed go on", runs);
        }
    }
}
