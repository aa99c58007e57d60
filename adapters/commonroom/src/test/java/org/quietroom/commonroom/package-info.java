/** Tests of the small chat host. */
@NullMarked
package org.quietroom.commonroom;

import org.jspecify.annotations.NullMarked;
