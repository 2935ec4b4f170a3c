package io.yizhan.core.transfer;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes CSV that spreadsheets open as it is meant: RFC 4180, UTF-8 with a byte order mark, and no cell that is a formula. */
final class CsvLine {
    /** Spreadsheets take a CSV without this mark for one in the machine's own encoding. */
    static final String MARK = "\uFEFF";

    /** What begins a formula for some spreadsheet, full-width forms too (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private CsvLine() {}

    static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** Quoted where needed; what a spreadsheet would take for a formula is made a text by an apostrophe. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
