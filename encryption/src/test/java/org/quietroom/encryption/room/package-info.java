@NullMarked
package org.quietroom.encryption.room;

import org.jspecify.annotations.NullMarked;
