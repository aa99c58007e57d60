@NullMarked
package org.quietroom.moderation;

import org.jspecify.annotations.NullMarked;
