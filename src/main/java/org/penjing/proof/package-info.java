/** Firmware packages, compiled and run: by the host's compilers, and for Cortex-M cores in QEMU. */
@NullMarked
package org.penjing.proof;

import org.jspecify.annotations.NullMarked;
