/** HTML parts: what a forum keeps of them, and the words in them with a way back to the source. */
@NullMarked
package org.quietroom.moderation.html;

import org.jspecify.annotations.NullMarked;
