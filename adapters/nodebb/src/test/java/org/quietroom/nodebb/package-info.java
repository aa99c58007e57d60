/** The plugin under the conformance kit: in a harness of NodeBB's hooks, or in a NodeBB given by its address. */
@NullMarked
package org.quietroom.nodebb;

import org.jspecify.annotations.NullMarked;
