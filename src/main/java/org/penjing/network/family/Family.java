package org.penjing.network.family;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.penjing.network.Architecture;

/** A network that is built from a few numbers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "family")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TinyRecursive.class, name = "tiny-recursive"),
    @JsonSubTypes.Type(value = Dense.class, name = "dense")
})
public sealed interface Family permits Dense, TinyRecursive {
    Architecture architecture();

    /** The most steps of one inference. */
    int maxDepth();
}
