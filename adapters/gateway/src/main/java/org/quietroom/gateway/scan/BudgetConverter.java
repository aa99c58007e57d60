package org.quietroom.gateway.scan;

import org.quietroom.moderation.crisis.Budget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of posts in a time from the command line. */
final class BudgetConverter implements ITypeConverter<Budget> {
    @Override
    public Budget convert(String value) {
        return Budget.read(value)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + value + "' is no number of posts in a time; write 8/day or 20/week"));
    }
}
