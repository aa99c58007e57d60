/**
 * Text as a matcher sees it: one spelling for the many ways to write the same words, with a way back to the original.
 */
@NullMarked
package org.quietroom.moderation.text;

import org.jspecify.annotations.NullMarked;
