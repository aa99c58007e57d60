/** What moderators decided about who may write where now. */
@NullMarked
package org.quietroom.moderation.restriction;

import org.jspecify.annotations.NullMarked;
