package org.penjing.job.store.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.export.Evidence;
import org.penjing.export.FirmwareFigures;
import org.penjing.job.work.Verified;
import tools.jackson.databind.node.ObjectNode;

/** What a finalist turned out to be. */
public record StoredVerified(
        StoredFigures figures,
        double haltThreshold,
        List<StoredLimit> violated,
        @Nullable StoredFirmware firmware,
        @Nullable StoredEvidence evidence) {

    record StoredFirmware(
            @Nullable Long flashBytes,
            @Nullable Long arenaBytes,
            @Nullable Long stackBytes,
            @Nullable Long instructionsPerStep) {
        static @Nullable StoredFirmware of(@Nullable FirmwareFigures figures) {
            return figures == null
                    ? null
                    : new StoredFirmware(
                            figures.flashBytes(),
                            figures.arenaBytes(),
                            figures.stackBytes(),
                            figures.instructionsPerStep());
        }

        FirmwareFigures figures() {
            return new FirmwareFigures(flashBytes, arenaBytes, stackBytes, instructionsPerStep);
        }
    }

    record StoredEvidence(String level, List<StoredEngine> engines, List<String> notes) {
        static StoredEvidence of(Evidence evidence) {
            return new StoredEvidence(
                    evidence.level(),
                    evidence.engines().stream().map(StoredEngine::of).toList(),
                    evidence.notes());
        }

        Evidence evidence() {
            return new Evidence(
                    level, engines.stream().map(StoredEngine::engine).toList(), notes);
        }
    }

    record StoredEngine(
            String name,
            int inputs,
            int equal,
            long cells,
            long equalCells,
            boolean exact,
            @Nullable Integer largestDifference) {
        static StoredEngine of(Evidence.Engine engine) {
            return new StoredEngine(
                    engine.name(),
                    engine.inputs(),
                    engine.equal(),
                    engine.cells(),
                    engine.equalCells(),
                    engine.exact(),
                    engine.largestDifference());
        }

        Evidence.Engine engine() {
            return new Evidence.Engine(name, inputs, equal, cells, equalCells, exact, largestDifference);
        }
    }

    public static String write(Verified verified) {
        return Documents.write(new StoredVerified(
                StoredFigures.of(verified.figures()),
                verified.haltThreshold(),
                StoredLimit.of(verified.violated()),
                StoredFirmware.of(verified.firmware()),
                StoredEvidence.of(verified.evidence())));
    }

    /** @param haltThreshold of the finalist as it was searched, which is its own where version 1 chose none afterwards */
    public static Verified read(String json, double haltThreshold) {
        return Documents.read(json, StoredVerified.class, first -> addThreshold(first, haltThreshold))
                .verified();
    }

    private static void addThreshold(ObjectNode first, double haltThreshold) {
        if (!first.path("haltThreshold").isNumber()) {
            first.put("haltThreshold", haltThreshold);
        }
    }

    private Verified verified() {
        return new Verified(
                figures.figures(),
                haltThreshold,
                StoredLimit.checks(violated),
                firmware == null ? null : firmware.figures(),
                evidence == null ? Evidence.NONE : evidence.evidence());
    }
}
