/** Networks as immutable typed graphs, what they read and answer, and how they recur. */
@NullMarked
package org.penjing.network;

import org.jspecify.annotations.NullMarked;
