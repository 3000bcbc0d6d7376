/** The stations of a job made of the real parts: data, supernet, search, fine-tuning, export. */
@NullMarked
package org.penjing.pipeline;

import org.jspecify.annotations.NullMarked;
