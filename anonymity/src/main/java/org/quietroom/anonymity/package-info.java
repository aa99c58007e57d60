@NullMarked
package org.quietroom.anonymity;

import org.jspecify.annotations.NullMarked;
