/** The host side of the SPI: what a forum or chat server can do, what we ask of it, and what it is answered. */
@NullMarked
package org.quietroom.core.host;

import org.jspecify.annotations.NullMarked;
