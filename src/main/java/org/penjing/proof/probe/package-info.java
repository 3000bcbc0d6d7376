/** The program around a package that runs it: what it reads and writes. */
@NullMarked
package org.penjing.proof.probe;

import org.jspecify.annotations.NullMarked;
