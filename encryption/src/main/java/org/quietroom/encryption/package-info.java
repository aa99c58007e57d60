@NullMarked
package org.quietroom.encryption;

import org.jspecify.annotations.NullMarked;
