/** The commands {@code scan} and {@code redact}: flags for single texts and texts without what identifies people, as JSON lines, in order and in constant memory. */
@NullMarked
package org.quietroom.gateway.scan;

import org.jspecify.annotations.NullMarked;
