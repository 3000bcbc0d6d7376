/**
 * The definition of integer arithmetic: networks lowered to integers, and the executor that says what every engine must
 * compute, bit for bit. The Javadoc of the operators is the specification that firmware is written to.
 */
@NullMarked
package org.penjing.compress.integer;

import org.jspecify.annotations.NullMarked;
