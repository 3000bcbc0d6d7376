/** The supernet: weight sharing, training, fine-tuning, and how good it is. */
@NullMarked
package org.penjing.training;

import org.jspecify.annotations.NullMarked;
