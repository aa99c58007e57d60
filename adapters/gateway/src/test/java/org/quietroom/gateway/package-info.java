/** Tests of the running program. */
@NullMarked
package org.quietroom.gateway;

import org.jspecify.annotations.NullMarked;
