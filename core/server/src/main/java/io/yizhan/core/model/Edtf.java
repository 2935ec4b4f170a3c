package io.yizhan.core.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date after EDTF levels 0 and 1 (ISO 8601-2:2019, Library of Congress): {@code 1736}, {@code 1736-05},
 * {@code -0205~}, {@code 18XX}, {@code Y-12000}, {@code 2001-21} (a season), {@code 1736/1795}, {@code 1900/..}.
 * Years are astronomical: 0 is 1 BCE. Marks of doubt ({@code ? ~ %}) do not widen the span; X stands for any digit; an
 * open or unknown end reaches to {@link #OPEN_START} or {@link #OPEN_END}.
 *
 * @param text in canonical form: upper case, without blanks
 * @param first first day it may be
 * @param last last day it may be
 * @param openStart {@code ..} or nothing before the stroke
 * @param openEnd {@code ..} or nothing after it
 */
record Edtf(String text, LocalDate first, LocalDate last, boolean openStart, boolean openEnd) {
    static final int OPEN_START = -10_000;
    static final int OPEN_END = 9_999;

    private static final Pattern DATE = Pattern.compile("(-?[0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?");
    private static final Pattern UNKNOWN_DIGITS = Pattern.compile("(-?)([0-9]{2})([0-9]X|XX)[?~%]?");
    private static final Pattern LONG_YEAR = Pattern.compile("Y(-?[1-9][0-9]{4,8})");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?");

    private record Span(LocalDate first, LocalDate last) {}

    /** Empty for text that is no date of levels 0 and 1. The order of the ends is not looked at. */
    static Optional<Edtf> parse(String input) {
        String text = input.strip().toUpperCase(Locale.ROOT);
        int stroke = text.indexOf('/');
        if (stroke < 0) {
            return span(text).map(span -> new Edtf(text, span.first(), span.last(), false, false));
        }
        String start = text.substring(0, stroke);
        String end = text.substring(stroke + 1);
        boolean openStart = start.isEmpty() || start.equals("..");
        boolean openEnd = end.isEmpty() || end.equals("..");
        if (openStart && openEnd) {
            return Optional.empty();
        }
        Optional<Span> from = openStart ? Optional.of(year(OPEN_START, OPEN_START)) : span(start);
        Optional<Span> to = openEnd ? Optional.of(year(OPEN_END, OPEN_END)) : span(end);
        return from.flatMap(first -> to.map(last -> new Edtf(text, first.first(), last.last(), openStart, openEnd)));
    }

    int earliest() {
        return first.getYear();
    }

    int latest() {
        return last.getYear();
    }

    private static Optional<Span> span(String text) {
        Matcher unknown = UNKNOWN_DIGITS.matcher(text);
        if (unknown.matches()) {
            return Optional.of(unknownDigits(unknown));
        }
        Matcher longYear = LONG_YEAR.matcher(text);
        if (longYear.matches()) {
            int year = Integer.parseInt(longYear.group(1));
            return Optional.of(year(year, year));
        }
        Matcher time = TIME.matcher(text);
        Matcher date = DATE.matcher(time.matches() ? time.group(1) : text);
        if (!date.matches() || text.startsWith("-0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(date(date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Span date(Matcher date) {
        int year = Integer.parseInt(date.group(1));
        String month = date.group(2);
        String day = date.group(3);
        if (month == null) {
            return year(year, year);
        }
        if (month.equals("XX")) {
            if (day != null && !day.equals("XX")) {
                throw new DateTimeException("level 2");
            }
            return year(year, year);
        }
        int number = Integer.parseInt(month);
        if (number >= 21 && number <= 24 && day == null) {
            return year(year, year); // where it is winter depends on the hemisphere
        }
        YearMonth whole = YearMonth.of(year, number);
        if (day == null || day.equals("XX")) {
            return new Span(whole.atDay(1), whole.atEndOfMonth());
        }
        LocalDate exact = whole.atDay(Integer.parseInt(day));
        return new Span(exact, exact);
    }

    private static Span unknownDigits(Matcher unknown) {
        String digits = unknown.group(2) + unknown.group(3);
        int low = Integer.parseInt(digits.replace('X', '0'));
        int high = Integer.parseInt(digits.replace('X', '9'));
        return unknown.group(1).isEmpty() ? year(low, high) : year(-high, -low);
    }

    private static Span year(int from, int to) {
        return new Span(LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31));
    }
}
