/** Device profiles, and what a compressed network costs on a device. */
@NullMarked
package org.penjing.hardware;

import org.jspecify.annotations.NullMarked;
