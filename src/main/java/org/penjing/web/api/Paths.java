package org.penjing.web.api;

/** Where the interface is found, below the server's address. */
public final class Paths {
    public static final String JOBS = "/api/v1/jobs";
    public static final String DATA = "/api/v1/data";
    public static final String HARDWARE_PROFILES = "/api/v1/hardware-profiles";
    public static final String SEARCH_SPACES = "/api/v1/search-spaces";

    private Paths() {}
}
