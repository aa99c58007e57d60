/** The guard that flags a moderator's everyday load, which is no crisis: sellers, scams, harassment and the like. */
@NullMarked
package org.quietroom.moderation.everyday;

import org.jspecify.annotations.NullMarked;
