/** Fitness under constraints, who dominates whom, fronts and their hypervolume. */
@NullMarked
package org.penjing.search.pareto;

import org.jspecify.annotations.NullMarked;
