/** Scores candidates: accuracy on the supernet, cost on the device. */
@NullMarked
package org.penjing.search.scoring;

import org.jspecify.annotations.NullMarked;
