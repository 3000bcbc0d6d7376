/** Compilers and other tools of this machine: where they are, how they are run, and how packages are built with them. */
@NullMarked
package org.penjing.proof.toolchain;

import org.jspecify.annotations.NullMarked;
