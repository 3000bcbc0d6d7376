/** The ways to look for candidates, the default's model of accuracy, and baselines. */
@NullMarked
package org.penjing.search.strategy;

import org.jspecify.annotations.NullMarked;
