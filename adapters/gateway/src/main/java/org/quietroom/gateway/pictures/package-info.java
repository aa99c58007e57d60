/** Pictures of members, drawn anew before a moderator sees them. */
@NullMarked
package org.quietroom.gateway.pictures;

import org.jspecify.annotations.NullMarked;
