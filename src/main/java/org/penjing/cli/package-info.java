/** The commands behind the launcher. */
@NullMarked
package org.penjing.cli;

import org.jspecify.annotations.NullMarked;
