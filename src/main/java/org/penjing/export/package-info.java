/** What a user downloads: models, reports, bundles. */
@NullMarked
package org.penjing.export;

import org.jspecify.annotations.NullMarked;
