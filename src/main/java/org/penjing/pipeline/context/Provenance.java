package org.penjing.pipeline.context;

import java.util.Map;
import java.util.TreeMap;

/** What a model was made from, and by which version. */
public final class Provenance {
    private Provenance() {}

    /** What reports say: the same as the model's files, and which job it was. */
    public static Map<String, String> ofReport(JobContext context, String profile) {
        Map<String, String> provenance = new TreeMap<>(of(context, profile));
        provenance.put("job", context.station().job().toString());
        return provenance;
    }

    /** What every file of a model says; equal jobs give equal files. */
    public static Map<String, String> of(JobContext context, String profile) {
        Map<String, String> provenance = new TreeMap<>();
        provenance.put("jobName", context.spec().name());
        provenance.put("seed", Long.toString(context.spec().seed()));
        provenance.put("profile", profile);
        provenance.put("searchSpace", context.spec().searchSpace());
        provenance.put("strategy", context.spec().search().strategy());
        provenance.put("trainingData", context.data().report().training().hash());
        provenance.put("validationData", context.data().report().validation().hash());
        provenance.put("testData", context.data().report().test().hash());
        provenance.put("penjing", version());
        provenance.put("java", Runtime.version().toString());
        return provenance;
    }

    private static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
