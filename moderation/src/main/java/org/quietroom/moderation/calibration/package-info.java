/** Fits how much is flagged to what a community can read, and compares what two readers would flag. */
@NullMarked
package org.quietroom.moderation.calibration;

import org.jspecify.annotations.NullMarked;
