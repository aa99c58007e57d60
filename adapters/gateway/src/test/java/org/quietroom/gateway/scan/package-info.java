/** Tests of the command {@code scan}. */
@NullMarked
package org.quietroom.gateway.scan;

import org.jspecify.annotations.NullMarked;
