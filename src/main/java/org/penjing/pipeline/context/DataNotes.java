package org.penjing.pipeline.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.penjing.data.split.SplitReport;
import org.penjing.data.split.SplitReport.Symmetry;
import org.penjing.data.split.SplitRule;

/** Says in sentences what became of a data set, and what of the test is new to a network that was trained on it. */
public final class DataNotes {
    private static final String IMAGE =
            "with digits renamed, rows, columns, bands or stacks swapped, or the board mirrored";

    private DataNotes() {}

    public static List<String> of(SplitReport report) {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "Of %d rows %d duplicates and %d that contradict each other were left out.",
                report.rows(),
                report.duplicates(),
                report.contradictions()));
        if (report.changedGivens() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "In %d of %d rows the answer changes a given cell.",
                    report.changedGivens(),
                    report.rows()));
        }
        if (report.blankAnswers() > 0) {
            notes.add(String.format(
                    Locale.ROOT, "In %d of %d rows the answer has a blank.", report.blankAnswers(), report.rows()));
        }
        if (report.classes() > 0) {
            notes.add(String.format(
                    Locale.ROOT, "The answers are %d classes; every split has each of them.", report.classes()));
        }
        notes.add(split(report));
        Symmetry symmetry = report.symmetry();
        if (symmetry != null && report.rule() != SplitRule.SYMMETRY) {
            notes.add(images(symmetry, report.test().puzzles()));
        }
        return notes;
    }

    private static String split(SplitReport report) {
        return switch (report.rule()) {
            case SYMMETRY -> ofUnits(report) + ": no test grid is a training grid " + IMAGE + ".";
            case ANSWER, GROUP -> ofUnits(report) + ".";
            case ROW -> ofRows(report) + " that training never saw; an answer may stand in both.";
            case GIVEN -> ofRows(report) + ", as the source splits them; no question stands in both.";
        };
    }

    private static String ofUnits(SplitReport report) {
        return String.format(
                Locale.ROOT,
                "Trained on %d puzzles of %d %s; tested on %d puzzles of %d %s that training never saw",
                report.training().puzzles(),
                report.training().units(),
                report.rule().units(),
                report.test().puzzles(),
                report.test().units(),
                report.rule().units());
    }

    private static String ofRows(SplitReport report) {
        return String.format(
                Locale.ROOT,
                "Trained on %d rows; tested on %d rows",
                report.training().puzzles(),
                report.test().puzzles());
    }

    private static String images(Symmetry symmetry, int tested) {
        return String.format(
                Locale.ROOT,
                "The grids of the data are of %s: of %d test puzzles %d have a training puzzle's answer %s, and %d are"
                        + " such images of a training puzzle as a whole. The test shows how the network answers boards"
                        + " that it has not met in this form, not how it answers grids of a new kind.",
                symmetry.classes() == 1 ? "one class" : symmetry.classes() + " classes",
                tested,
                symmetry.grids(),
                IMAGE,
                symmetry.puzzles());
    }
}
