/** Discord through a bot (JDA): anonymous desks in locked channels, and channels that are watched after the fact. */
@NullMarked
package org.quietroom.discord;

import org.jspecify.annotations.NullMarked;
