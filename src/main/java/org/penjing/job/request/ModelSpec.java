package org.penjing.job.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import org.penjing.base.Fields;
import org.penjing.network.family.Family;
import org.penjing.task.Task;

/** The full network that the supernet starts from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "family")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TinyRecursiveSpec.class, name = ModelSpec.TINY_RECURSIVE),
    @JsonSubTypes.Type(value = DenseSpec.class, name = ModelSpec.DENSE)
})
public sealed interface ModelSpec permits DenseSpec, TinyRecursiveSpec {
    String TINY_RECURSIVE = "tiny-recursive";
    String DENSE = "dense";

    static ModelSpec read(Fields fields) {
        String family = fields.choice("family", TINY_RECURSIVE, Set.of(TINY_RECURSIVE, DENSE));
        return family.equals(DENSE) ? DenseSpec.read(fields) : TinyRecursiveSpec.read(fields);
    }

    /** What the family is called in job files. */
    static String family(ModelSpec spec) {
        return switch (spec) {
            case TinyRecursiveSpec _ -> TINY_RECURSIVE;
            case DenseSpec _ -> DENSE;
        };
    }

    /** Channels of its widest layer, by which the learning rate goes. */
    int width();

    /** The most steps of one inference. */
    int maxDepth();

    /**
     * The network for a task.
     *
     * @throws org.penjing.base.InvalidInputException if the family does not answer such questions
     */
    Family network(Task task);
}
