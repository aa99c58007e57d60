package org.quietroom.gateway.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue in words.
 *
 * @param facts the line above the list: counts, as of, last submission, hosts
 * @param notices what is not as it should be: a guard that is not asked, a lost host, too much work
 * @param rows the cases, in order
 * @param beyond how many more there are that are not listed
 * @param empty what to say if there are none
 * @param outside how many cases marked Now the filter hides, as text; null if none
 * @param filter what was asked for
 * @param choices what can be asked for
 * @param again the address of this view
 */
public record QueueView(
        List<String> facts,
        List<String> notices,
        List<RowView> rows,
        int beyond,
        String empty,
        @Nullable String outside,
        Filter filter,
        List<Choice> choices,
        String again) {

    /** One select of the filter. */
    public record Choice(String name, String label, String chosen, List<Option> options) {}

    /** One value of a select. */
    public record Option(String value, String label) {}
}
