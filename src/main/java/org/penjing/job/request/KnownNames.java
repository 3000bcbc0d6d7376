package org.penjing.job.request;

import java.util.List;

/** The names that a job file may refer to. */
public record KnownNames(List<String> profiles, List<String> searchSpaces) {
    public KnownNames {
        profiles = List.copyOf(profiles);
        searchSpaces = List.copyOf(searchSpaces);
    }
}
