/** Mailman 3 mailing lists: takes what the list holds over its REST interface, and publishes it under pseudonyms. */
@NullMarked
package org.quietroom.mailman;

import org.jspecify.annotations.NullMarked;
