/** Multi-objective search under constraints, Pareto fronts, and baselines. */
@NullMarked
package org.penjing.search;

import org.jspecify.annotations.NullMarked;
