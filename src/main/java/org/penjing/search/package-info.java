/** A search that is stepped by generations: what it knows, what it asks a scorer, what a strategy proposes. */
@NullMarked
package org.penjing.search;

import org.jspecify.annotations.NullMarked;
