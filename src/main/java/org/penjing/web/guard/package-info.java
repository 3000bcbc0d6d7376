/** Who and what is let in to the REST interface, and how everything else is turned away. */
@NullMarked
package org.penjing.web.guard;

import org.jspecify.annotations.NullMarked;
