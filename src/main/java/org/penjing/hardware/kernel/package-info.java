/**
 * The functions of the firmware, one file a family: names, structure, arrays, working memory, work. Costs are counted and C is
 * written from the same calls.
 */
@NullMarked
package org.penjing.hardware.kernel;

import org.jspecify.annotations.NullMarked;
