package org.penjing.job.store.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.penjing.hardware.LimitCheck;
import org.penjing.job.work.Figures;
import org.penjing.job.work.ScoredCandidate;
import org.penjing.search.space.Candidate;

/**
 * What no query asks for of a scored candidate. There are many, and names of fields take most of the plain text, so it is
 * compressed; before migration V6 its three parts were texts of their own.
 */
public record StoredEvaluation(StoredCandidate candidate, StoredFigures figures, List<StoredLimit> violated) {

    /** The same, as the search knows it. */
    public record Details(Candidate candidate, Figures figures, List<LimitCheck> violated) {}

    public static byte[] write(ScoredCandidate scored) {
        return zip(Documents.write(new StoredEvaluation(
                StoredCandidate.of(scored.candidate()),
                StoredFigures.of(scored.figures()),
                StoredLimit.of(scored.violated()))));
    }

    public static Details read(byte[] zipped) {
        return read(unzip(zipped));
    }

    /** Of the three texts. */
    public static Details read(String candidate, String figures, String violated) {
        return read("{\"candidate\":" + candidate + ",\"figures\":" + figures + ",\"violated\":" + violated + "}");
    }

    static Details read(String json) {
        return Documents.read(json, StoredEvaluation.class).details();
    }

    private Details details() {
        return new Details(candidate.candidate(), figures.figures(), StoredLimit.checks(violated));
    }

    private static byte[] zip(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String unzip(byte[] zipped) {
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(zipped))) {
            return new String(inflater.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
