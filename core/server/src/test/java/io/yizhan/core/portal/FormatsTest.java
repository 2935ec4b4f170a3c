package io.yizhan.core.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FormatsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | 420 | USD | $420.00 USD",
                "ZH | 420 | USD | $420.00 USD",
                "AR | 420 | USD | $420.00 USD",
                "AR | 9800 | CNY | ¥9,800.00 CNY",
                "AR | 380.5 | GBP | £380.50 GBP",
                "AR | 12 | AED | 12.00 AED",
                "EN | 1500000 | JPY | ¥1,500,000 JPY",
                "AR | 75 | KZT | ₸75.00 KZT"
            })
    void aPriceSaysItsCurrencyOnceBySignAndOnceByCode(PageLanguage language, String amount, String code, String shown) {
        var money = JSON.createObjectNode().put("amount", amount).put("currency", code);
        assertThat(new Formats(language).money(money)).isEqualTo(shown);
    }
}
