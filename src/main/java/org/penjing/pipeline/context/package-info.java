/** What the stations of one job share: its data, its network, and its devices with their limits. */
@NullMarked
package org.penjing.pipeline.context;

import org.jspecify.annotations.NullMarked;
