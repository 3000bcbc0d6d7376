/** What is wrong with something a user gave: one vocabulary for files, commands and the REST interface. */
@NullMarked
package org.penjing.fault;

import org.jspecify.annotations.NullMarked;
