/** What guards conclude: verdicts, flags, and the decision they join into. Values only; nothing here acts. */
@NullMarked
package org.quietroom.core.verdict;

import org.jspecify.annotations.NullMarked;
