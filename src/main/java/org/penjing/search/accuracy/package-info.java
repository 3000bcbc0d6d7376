/** How often subnets of a supernet are right on held-out samples, measured in a child process. */
@NullMarked
package org.penjing.search.accuracy;

import org.jspecify.annotations.NullMarked;
