/** The one keyset file of an installation, and evidence sealed under it. */
@NullMarked
package org.quietroom.encryption;

import org.jspecify.annotations.NullMarked;
