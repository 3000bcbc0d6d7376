/** What every package may use and what knows nothing of networks: faults of user input, lookups, hashes, templates. */
@NullMarked
package org.penjing.base;

import org.jspecify.annotations.NullMarked;
