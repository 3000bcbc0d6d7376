/** Channel groups, pruning, quantizers, packed weights: one definition of what compression does to a model. */
@NullMarked
package org.penjing.compress;

import org.jspecify.annotations.NullMarked;
