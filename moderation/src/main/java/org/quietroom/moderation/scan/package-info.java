/** Reads single texts for whoever wants flags without a host, a room or a pipeline. */
@NullMarked
package org.quietroom.moderation.scan;

import org.jspecify.annotations.NullMarked;
