/** The job database: tables, and the ledgers that alone change them. */
@NullMarked
package org.penjing.job.store;

import org.jspecify.annotations.NullMarked;
