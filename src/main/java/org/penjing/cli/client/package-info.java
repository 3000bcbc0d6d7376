/** Commands' way to a server: the REST interface as its client sees it, and a job that is followed to its end. */
@NullMarked
package org.penjing.cli.client;

import org.jspecify.annotations.NullMarked;
