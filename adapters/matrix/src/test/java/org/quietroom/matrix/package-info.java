/** A real Synapse with the module, driven by matrix-nio. */
@NullMarked
package org.quietroom.matrix;

import org.jspecify.annotations.NullMarked;
