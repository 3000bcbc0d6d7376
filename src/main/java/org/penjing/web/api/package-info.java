/**
 * The bodies that go over the wire, as server and command line share them. Their fields are what clients of any version read, so
 * they keep their names whatever those are called inside.
 */
@NullMarked
package org.penjing.web.api;

import org.jspecify.annotations.NullMarked;
