package org.penjing.job.request;

import java.util.Map;
import org.penjing.base.Fields;
import org.penjing.compress.WeightQuantizer;
import org.penjing.training.Augmentation;
import org.penjing.training.Sharing;
import org.penjing.training.TrainingPlan;

/** Reads how the supernet is trained. */
final class TrainingFields {
    private static final int MANY = 1_000_000;

    private TrainingFields() {}

    private static final Map<String, Augmentation> AUGMENTATIONS =
            Map.of("none", Augmentation.NONE, "sudoku", Augmentation.SUDOKU, "grid", Augmentation.GRID);

    private static final Map<String, Sharing> SHARINGS =
            Map.of("none", Sharing.NONE, "grid", Sharing.GRID, "sudoku", Sharing.SUDOKU);

    /** @param model whose width the default of the learning rate depends on */
    static TrainingPlan read(Fields fields, ModelSpec model) {
        TrainingPlan standard = TrainingPlan.standard(model.width());
        return new TrainingPlan(
                fields.integer("warmupBatches", standard.warmupBatches(), 1, MANY),
                fields.integer("elasticBatches", standard.elasticBatches(), 1, MANY),
                fields.integer("fineTuneBatches", standard.fineTuneBatches(), 0, MANY),
                fields.integer("batchSize", standard.batchSize(), 1, 4096),
                depth(fields, standard, model),
                fields.number("learningRate", standard.learningRate(), Double.MIN_VALUE, 1),
                fields.number("weightDecay", standard.weightDecay(), 0, 1),
                fields.number("averaging", standard.averaging(), 0, 1),
                augmentation(fields),
                sharing(fields),
                fields.optionalNumber("subnetShare", 0, MANY),
                quantizer(fields));
    }

    private static WeightQuantizer quantizer(Fields fields) {
        String label = fields.choice("quantizer", WeightQuantizer.LEAST_ERROR.label(), WeightQuantizer.labels());
        return WeightQuantizer.labels().contains(label) ? WeightQuantizer.labelled(label) : WeightQuantizer.LEAST_ERROR;
    }

    /** Supervised steps of a batch; a network that is run once has one. */
    private static int depth(Fields fields, TrainingPlan standard, ModelSpec model) {
        return model instanceof DenseSpec
                ? fields.integer("depth", 1, 1, 1)
                : fields.integer("depth", standard.depth(), 1, 64);
    }

    private static Sharing sharing(Fields fields) {
        String name = fields.choice("sharing", "none", SHARINGS.keySet());
        return SHARINGS.getOrDefault(name, Sharing.NONE);
    }

    private static Augmentation augmentation(Fields fields) {
        String name = fields.choice("augmentation", "none", AUGMENTATIONS.keySet());
        return AUGMENTATIONS.getOrDefault(name, Augmentation.NONE);
    }
}
