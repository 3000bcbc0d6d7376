/** Networks as immutable typed graphs, how they recur, and the built-in recursive family. */
@NullMarked
package org.penjing.network;

import org.jspecify.annotations.NullMarked;
