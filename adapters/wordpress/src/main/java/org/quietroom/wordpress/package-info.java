/** WordPress comments and bbPress forums through a must-use plugin, which asks the gate and is called for effects. */
@NullMarked
package org.quietroom.wordpress;

import org.jspecify.annotations.NullMarked;
