/** From gradients to parameters: means of gradients, learning rates, AdamW and its state. */
@NullMarked
package org.penjing.training.optimizer;

import org.jspecify.annotations.NullMarked;
