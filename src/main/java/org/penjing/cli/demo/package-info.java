/** A whole job on a server of its own, with a summary. */
@NullMarked
package org.penjing.cli.demo;

import org.jspecify.annotations.NullMarked;
