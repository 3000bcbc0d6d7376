package org.penjing.web;

import java.nio.file.Path;
import java.util.Map;
import org.penjing.pipeline.StationParts;

/** A server that does real work and may be killed: prints its port. */
final class RealServerProcess {
    private RealServerProcess() {}

    public static void main(String[] args) throws Exception {
        PenjingServer server = PenjingServer.start(
                Path.of(args[0]), 0, Map.of("penjing.jobs.disk-reserve", "1KB"), StationParts.class);
        System.out.println(ServerProcess.PORT + server.port());
        server.join();
    }
}
