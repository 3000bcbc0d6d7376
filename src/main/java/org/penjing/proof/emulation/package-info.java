/** Packages on emulated Cortex-M cores: their memory, their instructions, their limits. */
@NullMarked
package org.penjing.proof.emulation;

import org.jspecify.annotations.NullMarked;
