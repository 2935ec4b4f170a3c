package io.yizhan.core.graphql;

import static io.yizhan.core.graphql.GraphqlServer.code;
import static io.yizhan.core.graphql.GraphqlServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each scalar as a literal and as a variable. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScalarsTest {
    private final GraphqlServer server = new GraphqlServer();

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "decimal | Decimal | \"0.10\" | \"0.10\"",
                "decimal | Decimal | \"-12345678901234567890.5\" | \"-12345678901234567890.5\"",
                "date | Date | \"2024-02-29\" | \"2024-02-29\"",
                "dateTime | DateTime | \"2026-05-01T16:30:00+08:00\" | \"2026-05-01T08:30:00Z\"",
                "locale | Locale | \"zh-hans-cn\" | \"zh-Hans-CN\"",
                "long | Long | -9007199254740991 | -9007199254740991",
                "json | JSON | [1,\"a\",true,null,0.50] | [1,\"a\",true,null,0.50]",
            })
    void aValidValueComesBackInItsOneForm(String field, String type, String value, String expected) {
        String answer = "{\"data\":{\"" + field + "\":" + expected + "}}";

        assertThat(server.query("{ " + field + "(value: " + value + ") }").body())
                .isEqualTo(answer);
        assertThat(byVariable(field, type, value).body()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "decimal | Decimal | 0.1",
                "decimal | Decimal | 1",
                "decimal | Decimal | \"1e9\"",
                "decimal | Decimal | \"+1\"",
                "decimal | Decimal | \"１\"",
                "decimal | Decimal | \"\"",
                "date | Date | \"2026-02-29\"",
                "date | Date | \"0000-01-01\"",
                "date | Date | \"+12026-01-01\"",
                "dateTime | DateTime | \"2026-05-01T08:30:00\"",
                "dateTime | DateTime | 1777624200",
                "locale | Locale | \"zh_CN\"",
                "locale | Locale | \"\"",
                "locale | Locale | \"x-a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t\"",
                "long | Long | 9007199254740992",
                "long | Long | \"1\"",
                "long | Long | 1.5",
            })
    void anInvalidValueIsRefused(String field, String type, String value) {
        assertThat(code(server.query("{ " + field + "(value: " + value + ") }")))
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        HttpResponse<String> variable = byVariable(field, type, value);
        assertThat(code(variable)).isEqualTo("BAD_USER_INPUT");
        assertThat(json(variable).at("/errors/0/extensions/field").asString()).isEqualTo("variables");
        assertThat(variable.body()).doesNotContain("Exception", "java");
    }

    private HttpResponse<String> byVariable(String field, String type, String value) {
        return server.post("{\"query\":\"query($v: " + type + ") { " + field + "(value: $v) }\",\"variables\":{\"v\":"
                + value + "}}");
    }
}
