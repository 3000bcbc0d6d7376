package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.penjing.job.work.Station;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast this machine scores and tunes networks of a supernet, kept in the job's directory for whoever searches it again.
 *
 * @param scoring seconds of a network, up to the depth that is trained for; null before it was measured
 * @param tuning seconds of a network; null before it was measured
 */
record Rates(@Nullable Double scoring, @Nullable Double tuning) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE = "rates.json";
    private static final Rates UNKNOWN = new Rates(null, null);

    static Path file(Path directory) {
        return directory.resolve(FILE);
    }

    static void scored(Station station, double seconds) throws IOException {
        keep(station, new Rates(seconds, of(station).tuning()));
    }

    static void tuned(Station station, double seconds) throws IOException {
        keep(station, new Rates(of(station).scoring(), seconds));
    }

    /** Tells what later stages take at these rates, as far as they are known. */
    static void tell(Station station) throws IOException {
        Rates rates = of(station);
        Forecast forecast = new Forecast(station.spec(), station.spec().model().maxDepth(), 0);
        if (rates.scoring() != null) {
            forecast.tellScoring(station.progress(), rates.scoring());
        }
        if (rates.tuning() != null) {
            forecast.tellTuning(station.progress(), rates.tuning());
        }
        forecast.tellProofs(station.progress());
    }

    private static void keep(Station station, Rates rates) throws IOException {
        Files.write(file(station.directory()), JSON.writeValueAsBytes(rates));
        tell(station);
    }

    private static Rates of(Station station) throws IOException {
        Path file = file(station.directory());
        return Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), Rates.class) : UNKNOWN;
    }
}
