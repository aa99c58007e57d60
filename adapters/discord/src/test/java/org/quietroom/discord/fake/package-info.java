/**
 * A small server that speaks Discord's REST interface and gateway (version 10), written from Discord's public documentation, for
 * tests. It refuses what Discord refuses and remembers every refusal; of what it does not need it has nothing.
 */
@NullMarked
package org.quietroom.discord.fake;

import org.jspecify.annotations.NullMarked;
