/** JVMs of their own for work in native code, so that a crash or too little memory ends an attempt and not the server. */
@NullMarked
package org.penjing.process;

import org.jspecify.annotations.NullMarked;
