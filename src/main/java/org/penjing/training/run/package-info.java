/** Training in a child process: its directory, its progress, its checkpoints and other files. */
@NullMarked
package org.penjing.training.run;

import org.jspecify.annotations.NullMarked;
