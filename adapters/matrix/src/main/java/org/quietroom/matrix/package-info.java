/** What Matrix rooms on a Synapse with the module {@code quietroom_synapse} can do. */
@NullMarked
package org.quietroom.matrix;

import org.jspecify.annotations.NullMarked;
