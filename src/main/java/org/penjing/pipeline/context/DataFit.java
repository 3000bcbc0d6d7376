package org.penjing.pipeline.context;

import java.util.Locale;
import org.penjing.base.Faults;
import org.penjing.data.Puzzles;
import org.penjing.job.request.DataSpec;
import org.penjing.job.request.DenseSpec;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.TinyRecursiveSpec;
import org.penjing.network.family.TinyRecursive;
import org.penjing.task.Samples;
import org.penjing.task.Task;
import org.penjing.training.Augmentation;
import org.penjing.training.Sharing;

/** Whether what a job trains, and how, suits the samples that it trains on. */
final class DataFit {
    private DataFit() {}

    /**
     * @throws org.penjing.base.InvalidInputException if the job's network cannot read the puzzles, or its augmentation or sharing
     *     would make other puzzles than those of its data
     */
    static void require(JobSpec spec, Puzzles puzzles) {
        spec.model().network(Samples.of(puzzles).task());
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
        switch (spec.model()) {
            case TinyRecursiveSpec model ->
                checkSharing(faults, spec.training().sharing(), model.tinyRecursive(puzzles.cells(), 2), isRow);
            case DenseSpec _ -> {}
        }
        faults.throwIfAny();
    }

    private static void checkSharing(Faults faults, Sharing sharing, TinyRecursive model, boolean isRow) {
        boolean isTokenMixer = model.mixer() == TinyRecursive.Mixer.TOKEN;
        faults.check(
                sharing == Sharing.NONE || !isRow && isTokenMixer && sharing.fits(model.cells(), model.mixerInner()),
                "training.sharing",
                sharing.name().toLowerCase(Locale.ROOT),
                "for square grids and a token mixer whose model.mixerInner is a multiple of the cells, here "
                        + model.cells(),
                "leave the field out, or set model.mixerInner to " + model.cells());
    }

    /** @throws org.penjing.base.InvalidInputException if the job's network or training is one of puzzles */
    static void require(JobSpec spec, Task numbers) {
        spec.model().network(numbers);
        Faults faults = new Faults();
        Augmentation augmentation = spec.training().augmentation();
        faults.check(
                augmentation == Augmentation.NONE,
                "training.augmentation",
                augmentation.name().toLowerCase(Locale.ROOT),
                "for puzzles, and these data are numbers",
                "leave the field out");
        Sharing sharing = spec.training().sharing();
        faults.check(
                sharing == Sharing.NONE,
                "training.sharing",
                sharing.name().toLowerCase(Locale.ROOT),
                "for puzzles, and these data are numbers",
                "leave the field out");
        faults.throwIfAny();
    }
}
