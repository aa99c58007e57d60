/** What members read: sentences as data, filled truthfully from a place's facts, and the few help lines shipped. */
@NullMarked
package org.quietroom.moderation.care;

import org.jspecify.annotations.NullMarked;
