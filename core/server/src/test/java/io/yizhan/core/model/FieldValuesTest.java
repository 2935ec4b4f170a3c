package io.yizhan.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FieldValuesTest {
    private static final String ID = "01980000-0000-7000-8000-000000000001";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ContentModel MODEL = SampleModel.read();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
    private static final ValueOptions DRAFT = ValueOptions.draft(Set.of("zh-Hans", "en"));

    private final FieldValues values = new FieldValues(MODEL, CLOCK, () -> "k1");

    private Canonical check(String field, String json) {
        return values.canonicalize(SampleModel.field(MODEL, field), MAPPER.readTree(json), DRAFT);
    }

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title | {'en':' Cafe\\u0301 ','zh-Hans':'玉'} | {'en':'Café','zh-Hans':'玉'}",
                "title | {'en':''} | {'en':null}",
                "title | {'en':'a\\u2067ب\\u2069b'} | {'en':'a\\u2067ب\\u2069b'}",
                "title | {'en':'👨\\u200d👩\\u200d👧'} | {'en':'👨\\u200d👩\\u200d👧'}",
                "title | null | null",
                "code | 'AB1' | 'AB1'",
                "code | '' | null",
                "story | 'a\\r\\nb\\tc' | 'a\\nb\\tc'",
                "pieces | 12 | 12",
                "ratio | '1.5' | '1.50'",
                "ratio | '-0' | '0.00'",
                "ratio | '007' | '7.00'",
                "signed | false | false",
                "shown | '2028-02-29' | '2028-02-29'",
                "opens | {'local':'2027-08-20T10:00:00','zone':'Asia/Shanghai'} | {'local':'2027-08-20T10:00','zone':'Asia/Shanghai','instant':'2027-08-20T02:00:00Z'}",
                "opens | {'local':'2027-08-20T10:00','zone':'Asia/Urumqi','instant':'x'} | {'local':'2027-08-20T10:00','zone':'Asia/Urumqi','instant':'2027-08-20T04:00:00Z'}",
                "opens | {'local':'2027-10-31T02:30','zone':'Europe/Berlin','instant':'2027-10-31T01:30:00Z'} | {'local':'2027-10-31T02:30','zone':'Europe/Berlin','instant':'2027-10-31T01:30:00Z'}",
                "made | {'edtf':'18xx','display':{'en':'Qing'}} | {'edtf':'18XX','earliest':1800,'latest':1899,'display':{'en':'Qing'}}",
                "price | {'amount':'1200','currency':'EUR'} | {'amount':'1200.00','currency':'EUR'}",
                "price | {'amount':'1200.00','currency':'JPY'} | {'amount':'1200','currency':'JPY'}",
                "price | {'amount':'1.234','currency':'KWD'} | {'amount':'1.234','currency':'KWD'}",
                "weight | {'value':'46.20','unit':'g'} | {'value':'46.20','unit':'g'}",
                "weight | {'value':'0','unit':'ct'} | {'value':'0','unit':'ct'}",
                "sector | 'jade' | 'jade'",
                "subjects | ['jade','craft'] | ['jade','craft']",
                "subjects | [] | null",
                "makers | [{'id':'01980000-0000-7000-8000-00000000000A','attributes':{'role':' carver '}}] | [{'type':'work','id':'01980000-0000-7000-8000-00000000000a','attributes':{'role':'carver'}}]",
                "media | [{'id':'01980000-0000-7000-8000-000000000001'}] | [{'id':'01980000-0000-7000-8000-000000000001'}]",
                "site | 'HTTPS://Example.ORG:443/A?b=[c]' | 'https://example.org/A?b=%5Bc%5D'",
                "site | 'https://münchen.example/玉' | 'https://xn--mnchen-3ya.example/%E7%8E%89'",
                "contact | 'Li.Na@EXAMPLE.com' | 'Li.Na@example.com'",
                "contact | 'a@xn--mnchen-3ya.example' | 'a@münchen.example'",
                "phone | '+86 (10) 8532-6000' | '+861085326000'",
                "slug | 'Peace-Pendant' | 'peace-pendant'",
                "slug | '和平-吊坠' | '和平-吊坠'",
                "slug | 'قاشتېشى' | 'قاشتېشى'",
                "isbn | '0-306-40615-2' | '9780306406157'",
                "extra | {'a':[1,{'b':null}]} | {'a':[1,{'b':null}]}",
                "certificates | [{'number':'7','year':2020},{'_key':'b','number':'8'}] | [{'_key':'k1','number':'7','year':2020},{'_key':'b','number':'8'}]",
                "certificates | [{'number':''}] | null",
                "size | {'height':{'value':'1.5','unit':'cm'}} | {'height':{'value':'1.5','unit':'cm'}}",
                "size | {} | null",
            })
    void bringsValuesIntoCanonicalForm(String field, String input, String expected) {
        Canonical canonical = check(field, json(input));
        assertThat(canonical.findings()).isEmpty();
        assertThat(canonical.value()).isEqualTo(MAPPER.readTree(json(expected)));
        assertThat(check(field, canonical.value().toString()).value()).isEqualTo(canonical.value());
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title | {'fr':'x'} | UNKNOWN_LOCALE | /fr",
                "title | 'x' | OBJECT_EXPECTED | ``",
                "title | {'en':7} | TEXT_EXPECTED | /en",
                "title | {'en':'a\\u0000b'} | CONTROL_CHARACTER | /en",
                "title | {'en':'a\\u0085b'} | CONTROL_CHARACTER | /en",
                "title | {'en':'a\\nb'} | LINE_BREAK | /en",
                "title | {'en':'a\\ufffeb'} | NON_CHARACTER | /en",
                "title | {'en':'a\\ud800b'} | LONE_SURROGATE | /en",
                "title | {'en':'a\\u202eb'} | BIDI_CONTROL | /en",
                "title | {'en':'a\\u2067b'} | BIDI_UNBALANCED | /en",
                "title | {'en':'a\\u2069b\\u2067'} | BIDI_UNBALANCED | /en",
                "code | 'A' | TOO_SHORT | ``",
                "code | 'AAAAAAAAA' | TOO_LONG | ``",
                "code | 'a1' | PATTERN | ``",
                "pieces | 1.5 | NUMBER_EXPECTED | ``",
                "pieces | '5' | NUMBER_EXPECTED | ``",
                "pieces | 0 | BELOW_MIN | ``",
                "pieces | 101 | ABOVE_MAX | ``",
                "ratio | 1.5 | DECIMAL_EXPECTED | ``",
                "ratio | '1,5' | DECIMAL_EXPECTED | ``",
                "ratio | '١' | DECIMAL_EXPECTED | ``",
                "ratio | '1e3' | DECIMAL_EXPECTED | ``",
                "ratio | '1.555' | TOO_MANY_DECIMALS | ``",
                "ratio | '10.01' | ABOVE_MAX | ``",
                "signed | 'true' | BOOLEAN_EXPECTED | ``",
                "shown | '2027-02-29' | DATE_INVALID | ``",
                "shown | '0999-01-01' | DATE_INVALID | ``",
                "opens | {'local':'2027-08-20','zone':'Asia/Shanghai'} | LOCAL_TIME_INVALID | /local",
                "opens | {'local':'2027-08-20T10:00','zone':'Asia/Shangai'} | ZONE_UNKNOWN | /zone",
                "opens | {'local':'2027-03-28T02:30','zone':'Europe/Berlin'} | LOCAL_TIME_GAP | /local",
                "opens | {'local':'2027-10-31T02:30','zone':'Europe/Berlin'} | LOCAL_TIME_AMBIGUOUS | /instant",
                "made | {'edtf':'Qing'} | EDTF_INVALID | /edtf",
                "made | {'edtf':'1795/1736'} | EDTF_REVERSED | /edtf",
                "made | {'edtf':'2038'} | YEAR_OUT_OF_RANGE | /edtf",
                "made | {'edtf':'Y-10001'} | YEAR_OUT_OF_RANGE | /edtf",
                "price | {'amount':'1.5','currency':'JPY'} | TOO_MANY_DECIMALS | /amount",
                "price | {'amount':'1','currency':'EURO'} | CURRENCY_UNKNOWN | /currency",
                "price | {'amount':'-1','currency':'EUR'} | AMOUNT_NEGATIVE | /amount",
                "price | {'amount':1,'currency':'EUR'} | DECIMAL_EXPECTED | /amount",
                "price | {'amount':'1','currency':'EUR','vat':1} | UNKNOWN_KEY | /vat",
                "weight | {'value':'1','unit':'mm'} | UNIT_UNKNOWN | /unit",
                "weight | {'value':'-1','unit':'g'} | MEASURE_NEGATIVE | /value",
                "sector | 'jad' | TERM_UNKNOWN | ``",
                "sector | 'ivory' | TERM_WITHDRAWN | ``",
                "subjects | ['jade','jade'] | DUPLICATE | /1",
                "subjects | 'jade' | LIST_EXPECTED | ``",
                "makers | [{'type':'person','id':'01980000-0000-7000-8000-000000000001'}] | TARGET_TYPE | /0/type",
                "makers | [{'id':'1'}] | ID_INVALID | /0/id",
                "makers | [{'id':'01980000-0000-7000-8000-000000000001','attributes':{'rol':'x'}}] | UNKNOWN_FIELD | /0/attributes/rol",
                "media | [{'id':'../x'}] | ID_INVALID | /0/id",
                "site | 'javascript:alert(1)' | URL_INVALID | ``",
                "site | '/relative' | URL_INVALID | ``",
                "site | 'https://user:pw@example.org/' | URL_INVALID | ``",
                "site | 'https://exa\\u200bmple.org/' | INVISIBLE_CHARACTER | ``",
                "contact | 'a@b' | EMAIL_INVALID | ``",
                "contact | 'a b@example.org' | EMAIL_INVALID | ``",
                "phone | '010 85326000' | PHONE_INVALID | ``",
                "slug | 'a--b' | SLUG_INVALID | ``",
                "slug | 'a_b' | SLUG_INVALID | ``",
                "slug | 'a\\u00adb' | INVISIBLE_CHARACTER | ``",
                "isbn | '0-306-40615-3' | IDENTIFIER_CHECK | ``",
                "isbn | 'x' | IDENTIFIER_FORM | ``",
                "certificates | [{'_key':'a','number':'1'},{'_key':'a','number':'2'}] | DUPLICATE | /1/_key",
                "certificates | [{},{},{},{}] | TOO_MANY | ``",
                "certificates | [{'numbr':'1'}] | UNKNOWN_FIELD | /0/numbr",
                "size | [] | OBJECT_EXPECTED | ``",
                "extra | {'a':'\\u0000'} | CONTROL_CHARACTER | /a",
            })
    void refusesWhatIsNotValidAndSaysWhere(String field, String input, String code, String pointer) {
        Canonical canonical = check(field, json(input));
        assertThat(canonical.valid()).isFalse();
        assertThat(canonical.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.pointer()).isEqualTo(pointer);
            assertThat(finding.message("zh-Hans")).doesNotContain("{").containsPattern("\\p{IsHan}");
            assertThat(finding.message("en")).doesNotContain("{");
        });
    }

    @Test
    void countsMarksOnOneCharacter() {
        String zalgo = "a" + "\u0301".repeat(31);
        assertThat(check("title", "{\"en\":\"" + zalgo + "\"}").findings())
                .extracting(Finding::code)
                .containsExactly("TOO_MANY_MARKS");
    }

    @Test
    void keepsAWithdrawnTermThatStoodBefore() {
        JsonNode before = MAPPER.readTree("{\"core.subjects\":[\"ivory\"]}");
        Canonical canonical = values.canonicalize(
                SampleModel.field(MODEL, "subjects"), MAPPER.readTree("[\"ivory\",\"jade\"]"), DRAFT.after(before));
        assertThat(canonical.valid()).isTrue();
        assertThat(canonical.findings()).extracting(Finding::severity).containsExactly(Finding.Severity.WARNING);
    }

    @Test
    void checksAllFieldsOfAnEntryTogether() {
        ContentType work = MODEL.requireType("work");
        JsonNode sent = MAPPER.readTree("""
                {"core.title":{"en":"A"},"core.pieces":0,"core.sector":null,"core.titel":1,"core.code":"AB"}
                """);
        Canonical draft = values.canonicalize(work, sent, DRAFT);
        assertThat(draft.findings())
                .extracting(finding -> finding.pointer() + " " + finding.code())
                .containsExactly("/core.pieces BELOW_MIN", "/core.titel UNKNOWN_FIELD");
        assertThat(draft.value()).isEqualTo(MAPPER.readTree("""
                        {"core.code":"AB","core.pieces":null,"core.sector":null,"core.title":{"en":"A"}}
                        """));
        Canonical complete = values.canonicalize(work, sent, DRAFT.completeIn(Set.of("en", "zh-Hans")));
        assertThat(complete.findings())
                .extracting(finding -> finding.pointer() + " " + finding.code())
                .contains("/core.title/zh-Hans REQUIRED")
                .doesNotContain("/core.title/en REQUIRED");
    }

    static String json(String relaxed) {
        return relaxed.replace('\'', '"');
    }

    @Test
    void acceptsAReferenceTwiceOnlyWithOtherAttributes() {
        String twice = "[{'id':'%s','attributes':{'role':'a'}},{'id':'%s','attributes':{'role':'%s'}}]";
        assertThat(check("makers", json(twice.replace("%s'}}]", "b'}}]").replace("%s", ID)))
                        .valid())
                .isTrue();
        assertThat(check("makers", json(twice.replace("%s'}}]", "a'}}]").replace("%s", ID)))
                        .valid())
                .isFalse();
    }
}
