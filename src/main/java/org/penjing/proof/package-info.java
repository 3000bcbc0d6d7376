/** Proofs that firmware packages and exported files answer as the definition of integer arithmetic says. */
@NullMarked
package org.penjing.proof;

import org.jspecify.annotations.NullMarked;
