/** One step as firmware runs it: which calls, where every tensor lies, and what that costs on a device. */
@NullMarked
package org.penjing.hardware.cost;

import org.jspecify.annotations.NullMarked;
