/** Finds people in need by reviewed phrases: lexicon packs are data, the reading is one pass, a flag never punishes. */
@NullMarked
package org.quietroom.moderation.crisis;

import org.jspecify.annotations.NullMarked;
