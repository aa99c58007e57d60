/** Why bytes, messages and steps are refused: one exception, one reason for each rule of RFC 9420. */
@NullMarked
package org.quietroom.encryption.mls.failure;

import org.jspecify.annotations.NullMarked;
