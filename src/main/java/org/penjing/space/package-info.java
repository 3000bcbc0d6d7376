/** Search-space files, candidates, and the codec between genotypes and candidates. */
@NullMarked
package org.penjing.space;

import org.jspecify.annotations.NullMarked;
