/**
 * What every package may use and what knows nothing of networks: faults of user input and the reader of fields that notes them, files,
 * hashes, randomness, lookups, templates.
 */
@NullMarked
package org.penjing.base;

import org.jspecify.annotations.NullMarked;
