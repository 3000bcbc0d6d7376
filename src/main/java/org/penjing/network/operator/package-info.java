/** What nodes compute: one record for each operator, which knows its shape, its parameters and its work. */
@NullMarked
package org.penjing.network.operator;

import org.jspecify.annotations.NullMarked;
