/** What a command is, and the terminal that it speaks to. */
@NullMarked
package org.penjing.cli.terminal;

import org.jspecify.annotations.NullMarked;
