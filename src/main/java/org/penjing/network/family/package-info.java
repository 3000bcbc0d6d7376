/** The networks that Penjing can build itself, each from a few numbers. */
@NullMarked
package org.penjing.network.family;

import org.jspecify.annotations.NullMarked;
