/** Who a member is in a room, so that nobody else can tell: veiled pseudonyms and their names. */
@NullMarked
package org.quietroom.anonymity;

import org.jspecify.annotations.NullMarked;
