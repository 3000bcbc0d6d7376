/** What a job may be and become: its states and events, where it stands, and which of its candidates go on. No database. */
@NullMarked
package org.penjing.job.state;

import org.jspecify.annotations.NullMarked;
