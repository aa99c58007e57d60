/** Tests that kill the program. */
@NullMarked
package org.quietroom.gateway.durability;

import org.jspecify.annotations.NullMarked;
