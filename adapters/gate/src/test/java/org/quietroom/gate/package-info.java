/** Tests of the gate, its reference client, and what a host's test may borrow. */
@NullMarked
package org.quietroom.gate;

import org.jspecify.annotations.NullMarked;
