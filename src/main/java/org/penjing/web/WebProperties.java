package org.penjing.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the server is reached.
 *
 * @param apiKey what clients must send; without one, only this machine is answered
 * @param bodyLimit the largest request body of any other kind
 * @param uploadLimit the largest data file that is uploaded
 * @param heartbeat silence after which an event stream gets a comment
 * @param checkLimit time after which the answer no longer waits for a look at a job's data
 */
@ConfigurationProperties("penjing")
record WebProperties(
        @Nullable String apiKey,
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("1GB") DataSize uploadLimit,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("30s") Duration checkLimit) {}
