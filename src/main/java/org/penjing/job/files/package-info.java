/** The folder of a server: work files and published files of jobs, and the data files that jobs may name. */
@NullMarked
package org.penjing.job.files;

import org.jspecify.annotations.NullMarked;
