/** Search-space files, candidates, and the codec between genotypes and candidates. */
@NullMarked
package org.penjing.search.space;

import org.jspecify.annotations.NullMarked;
