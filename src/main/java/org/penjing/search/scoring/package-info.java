/** Scores candidates: the accuracy expected of them after fine-tuning, their cost on the device. */
@NullMarked
package org.penjing.search.scoring;

import org.jspecify.annotations.NullMarked;
