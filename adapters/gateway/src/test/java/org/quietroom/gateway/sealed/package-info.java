/** Sealed rooms from end to end: two or more browsers, the real gateway between them, a moderator at the desk. */
@NullMarked
package org.quietroom.gateway.sealed;

import org.jspecify.annotations.NullMarked;
