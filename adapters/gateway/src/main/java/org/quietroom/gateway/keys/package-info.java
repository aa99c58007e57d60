/** What an operator does with keys. */
@NullMarked
package org.quietroom.gateway.keys;

import org.jspecify.annotations.NullMarked;
