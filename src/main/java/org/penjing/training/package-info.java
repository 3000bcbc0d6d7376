/** The supernet: weight sharing, training on libtorch in a child process, checkpoints, fine-tuning. */
@NullMarked
package org.penjing.training;

import org.jspecify.annotations.NullMarked;
