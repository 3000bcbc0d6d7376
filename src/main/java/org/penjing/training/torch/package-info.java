/** A network as libtorch trains it: its parameters, its steps, their losses and gradients. */
@NullMarked
package org.penjing.training.torch;

import org.jspecify.annotations.NullMarked;
