package org.quietroom.gateway.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of posts in a time, such as {@code 8/day}.
 *
 * @param perDay how many a day
 */
record Budget(double perDay) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)/(day|week|month)");
    private static final double WEEK = 7;
    private static final double MONTH = 30;

    /** Reads one from the command line. */
    static final class Converter implements ITypeConverter<Budget> {
        @Override
        public Budget convert(String value) {
            Matcher form = FORM.matcher(value);
            if (!form.matches()) {
                throw new TypeConversionException(
                        "'" + value + "' is no number of posts in a time; write 8/day or 20/week");
            }
            double days = form.group(2).equals("day") ? 1 : form.group(2).equals("week") ? WEEK : MONTH;
            return new Budget(Double.parseDouble(form.group(1)) / days);
        }
    }
}
