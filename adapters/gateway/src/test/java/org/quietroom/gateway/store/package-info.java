/** Tests of the data folder. */
@NullMarked
package org.quietroom.gateway.store;

import org.jspecify.annotations.NullMarked;
