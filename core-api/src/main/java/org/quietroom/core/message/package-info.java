/** What travels: rooms, people under their several names, and what they send. Values only; nothing here acts. */
@NullMarked
package org.quietroom.core.message;

import org.jspecify.annotations.NullMarked;
