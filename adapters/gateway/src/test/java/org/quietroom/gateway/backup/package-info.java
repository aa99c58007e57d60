/** Tests of backups. */
@NullMarked
package org.quietroom.gateway.backup;

import org.jspecify.annotations.NullMarked;
