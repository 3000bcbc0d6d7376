package org.penjing.pipeline.context;

import java.util.Locale;
import org.penjing.base.Faults;
import org.penjing.data.Puzzles;
import org.penjing.job.request.DataSpec;
import org.penjing.job.request.JobSpec;
import org.penjing.network.TinyRecursive;
import org.penjing.training.Augmentation;
import org.penjing.training.Sharing;

/** Whether what a job trains with suits the puzzles that it trains on. */
final class DataFit {
    private DataFit() {}

    /** @throws org.penjing.base.InvalidInputException if the job's augmentation or sharing would make other puzzles than those of its data */
    public static void require(JobSpec spec, Puzzles puzzles) {
        Augmentation augmentation = spec.training().augmentation();
        boolean isRow = spec.data() instanceof DataSpec.Generated generated
                && generated.generator().length() != null;
        Faults faults = new Faults();
        faults.check(
                augmentation == Augmentation.NONE
                        || !isRow
                                && augmentation.fits(
                                        puzzles.all().getFirst(),
                                        puzzles.alphabet().size()),
                "training.augmentation",
                augmentation.name().toLowerCase(Locale.ROOT),
                "sudoku for Sudokus of 16, 36 or 81 cells, grid for square grids; these puzzles have " + puzzles.cells()
                        + " cells and " + puzzles.alphabet().size() + " characters",
                "leave the field out");
        checkSharing(faults, spec, puzzles.cells(), isRow);
        faults.throwIfAny();
    }

    private static void checkSharing(Faults faults, JobSpec spec, int cells, boolean isRow) {
        Sharing sharing = spec.training().sharing();
        TinyRecursive model = spec.model().tinyRecursive(cells, 2);
        boolean isTokenMixer = model.mixer() == TinyRecursive.Mixer.TOKEN;
        faults.check(
                sharing == Sharing.NONE || !isRow && isTokenMixer && sharing.fits(cells, model.mixerInner()),
                "training.sharing",
                sharing.name().toLowerCase(Locale.ROOT),
                "for square grids and a token mixer whose model.mixerInner is a multiple of the cells, here " + cells,
                "leave the field out, or set model.mixerInner to " + cells);
    }
}
