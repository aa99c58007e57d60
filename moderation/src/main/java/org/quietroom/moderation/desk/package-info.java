/** Where cases wait: keeping them sealed, ordering them, what moderators do with them, and the effects that follow. */
@NullMarked
package org.quietroom.moderation.desk;

import org.jspecify.annotations.NullMarked;
