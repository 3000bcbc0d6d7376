package org.penjing.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Fault;

/**
 * An error as RFC 9457 has it.
 *
 * @param status HTTP status
 * @param state of the job, where that is what stands in the way
 * @param faults of the input, where it has any
 */
public record Problem(
        @Nullable String type,
        @Nullable String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String state,
        @Nullable List<Fault> faults) {}
