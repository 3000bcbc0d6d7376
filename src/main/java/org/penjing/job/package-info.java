/** The life of a job: durable stages, stored results, events. */
@NullMarked
package org.penjing.job;

import org.jspecify.annotations.NullMarked;
