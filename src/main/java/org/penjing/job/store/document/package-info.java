/**
 * JSON as it stands in the database: records of its own, whose fields keep their names whatever those are called elsewhere, with the
 * version of their form.
 */
@NullMarked
package org.penjing.job.store.document;

import org.jspecify.annotations.NullMarked;
