/** NodeBB through its plugin {@code nodebb-plugin-quietroom}, which asks the gate. */
@NullMarked
package org.quietroom.nodebb;

import org.jspecify.annotations.NullMarked;
