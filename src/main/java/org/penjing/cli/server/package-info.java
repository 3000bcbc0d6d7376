/** The server that {@code ./penjing} starts itself. */
@NullMarked
package org.penjing.cli.server;

import org.jspecify.annotations.NullMarked;
