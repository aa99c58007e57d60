/** Precision and recall on labelled texts, with what chance may have to do with them. */
@NullMarked
package org.quietroom.moderation.evaluation;

import org.jspecify.annotations.NullMarked;
