/** The REST interface. */
@NullMarked
package org.penjing.web;

import org.jspecify.annotations.NullMarked;
