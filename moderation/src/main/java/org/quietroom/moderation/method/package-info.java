/** Finds what tells how somebody could be harmed, so that a moderator sees it covered first. */
@NullMarked
package org.quietroom.moderation.method;

import org.jspecify.annotations.NullMarked;
