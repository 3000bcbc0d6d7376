/** The C99 package of a model: templates filled with integer constants, kernels, driver, examples, test vectors. */
@NullMarked
package org.penjing.export.firmware;

import org.jspecify.annotations.NullMarked;
