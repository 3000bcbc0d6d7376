package org.penjing.pipeline.context;

import java.util.Map;
import java.util.TreeMap;
import org.penjing.job.work.Station;

/** What a model was made from, and by which version. */
public final class Provenance {
    private Provenance() {}

    /** What reports say: the same as the model's files, and which job it was. */
    public static Map<String, String> ofReport(Station station, String profile, JobData data) {
        Map<String, String> provenance = new TreeMap<>(of(station, profile, data));
        provenance.put("job", station.job().toString());
        return provenance;
    }

    /** What every file of a model says; equal jobs give equal files. */
    public static Map<String, String> of(Station station, String profile, JobData data) {
        Map<String, String> provenance = new TreeMap<>();
        provenance.put("jobName", station.spec().name());
        provenance.put("seed", Long.toString(station.spec().seed()));
        provenance.put("profile", profile);
        provenance.put("searchSpace", station.spec().searchSpace());
        provenance.put("strategy", station.spec().search().strategy());
        provenance.put("trainingData", data.report().training().hash());
        provenance.put("validationData", data.report().validation().hash());
        provenance.put("testData", data.report().test().hash());
        provenance.put("penjing", version());
        provenance.put("java", Runtime.version().toString());
        return provenance;
    }

    private static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
