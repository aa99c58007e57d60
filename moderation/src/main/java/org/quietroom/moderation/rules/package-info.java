/** Rules that moderators write themselves: words, phrases and patterns for the ordinary load of a desk. */
@NullMarked
package org.quietroom.moderation.rules;

import org.jspecify.annotations.NullMarked;
