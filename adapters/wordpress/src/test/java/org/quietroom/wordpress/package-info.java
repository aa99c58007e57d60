/** The plugin in Debian's WordPress under the conformance kit, and its pages, feeds, mails and database read for accounts. */
@NullMarked
package org.quietroom.wordpress;

import org.jspecify.annotations.NullMarked;
