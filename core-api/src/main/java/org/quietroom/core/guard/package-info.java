/** The guard side of the SPI: what a check or change of messages must be, and how it is found. */
@NullMarked
package org.quietroom.core.guard;

import org.jspecify.annotations.NullMarked;
