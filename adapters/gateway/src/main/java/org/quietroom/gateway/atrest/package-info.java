/** What the store holds sealed, whoever sealed it: counted, and sealed anew after a rotation of keys. */
@NullMarked
package org.quietroom.gateway.atrest;

import org.jspecify.annotations.NullMarked;
