package org.penjing.job;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Takes connections out of the pool whose H2 database has closed itself, which it does when its disk is full; the next connection
 * opens it again. Named in application.yaml.
 */
public final class ClosedConnections implements SQLExceptionOverride {
    /** H2's DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN, CONNECTION_BROKEN, OBJECT_CLOSED. */
    private static final Set<Integer> CLOSED = Set.of(90098, 90121, 90067, 90007);

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return CLOSED.contains(failure.getErrorCode())
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
