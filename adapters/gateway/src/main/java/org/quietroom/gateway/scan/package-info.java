/** The command {@code scan}: flags for single texts, as JSON lines, in order and in constant memory. */
@NullMarked
package org.quietroom.gateway.scan;

import org.jspecify.annotations.NullMarked;
