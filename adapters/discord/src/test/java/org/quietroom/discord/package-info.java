/** Discord routes against a server of our own that speaks Discord's interface. */
@NullMarked
package org.quietroom.discord;

import org.jspecify.annotations.NullMarked;
