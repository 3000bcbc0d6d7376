package org.penjing.search;

import java.util.List;
import org.penjing.search.space.Candidate;

/** Tells how good candidates are. Equal candidates get equal fitness, in whatever batch and order they come. */
@FunctionalInterface
public interface Scorer<D> {
    /** The evaluations of {@code candidates}, in their order. */
    List<Evaluation<D>> score(List<Candidate> candidates);
}
