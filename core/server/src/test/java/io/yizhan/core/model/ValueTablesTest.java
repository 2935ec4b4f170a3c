package io.yizhan.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ValueTablesTest {
    private static final ContentModel MODEL = SampleModel.read();

    @ParameterizedTest
    @CsvSource({
        "1736, 1736, 1736",
        "1736-05, 1736, 1736",
        "1736-05-31, 1736, 1736",
        "1985-04-12T23:20:30Z, 1985, 1985",
        "1736/1795, 1736, 1795",
        "1736-05/1736-02-1, ,",
        "-0205~, -205, -205",
        "0000, 0, 0",
        "-0000, ,",
        "18XX, 1800, 1899",
        "184X?, 1840, 1849",
        "-02XX, -299, -200",
        "1XXX, ,",
        "2001-21, 2001, 2001",
        "2001-25, ,",
        "1985-XX-XX, 1985, 1985",
        "1985-XX-05, ,",
        "1985-04-XX%, 1985, 1985",
        "Y-12000, -12000, -12000",
        "Y1999, ,",
        "1900/.., 1900, 9999",
        "1900/, 1900, 9999",
        "../1900, -10000, 1900",
        "/1900, -10000, 1900",
        "../.., ,",
        "1985-02-30, ,",
        "1985-13, ,",
        "85, ,",
        "1736~/1795?, 1736, 1795",
        "1736/1795/1800, ,",
        "c. 1800, ,",
    })
    void readsEdtf(String text, Integer earliest, Integer latest) {
        Optional<Edtf> date = Edtf.parse(text);
        assertThat(date.map(Edtf::earliest)).isEqualTo(Optional.ofNullable(earliest));
        assertThat(date.map(Edtf::latest)).isEqualTo(Optional.ofNullable(latest));
    }

    @ParameterizedTest
    @CsvSource({
        "uscc, 91330100799655058B, 91330100799655058B",
        "uscc, 914403001922038216, 914403001922038216",
        "uscc, 9144030071526726xg, 9144030071526726XG",
        "gtin, 4006381333931, 4006381333931",
        "gtin, 9520000000011, 9520000000011",
        "gtin, ４００６３８１３３３９３１, 4006381333931",
        "isbn, 0-306-40615-2, 9780306406157",
        "isbn, 978-0-306-40615-7, 9780306406157",
        "eidr, 10.5240/7791-8534-2C23-9030-8610-5, 10.5240/7791-8534-2C23-9030-8610-5",
        "isan, 0000-0000-D07A-0090-Q, 0000-0000-D07A-0090-Q",
        "isan, 0000-0000-D07A-0090-Q-0000-0000-X, 0000-0000-D07A-0090-Q-0000-0000-X",
        "iswc, T-034.524.680-1, T-034.524.680-1",
        "isni, 0000 0001 2146 438X, 000000012146438X",
        "isni, 0000 0001 2103 2683, 0000000121032683",
        "lei, 5493001KJTIIGC8Y1R12, 5493001KJTIIGC8Y1R12",
        "hs, 5701.10, 570110",
        "accession, 1990.5.3 a–b, 1990.5.3 a–b",
    })
    void acceptsIdentifiersInTheirCanonicalForm(String scheme, String text, String canonical) {
        ValueContext at = ValueContext.root(ValueOptions.draft(Set.of()));
        assertThat(identifier(scheme, text, at)).contains(canonical);
        assertThat(at.findings()).isEmpty();
        assertThat(identifier(scheme, canonical, at)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "uscc, 91330100799655058O",
        "gtin, 4006381333932",
        "isbn, 0-306-40615-3",
        "iswc, T-034.524.680-2",
        "isni, 0000 0001 2146 4381",
        "isan, 0000-0000-D07A-0090-R",
        "eidr, 10.5240/7791-8534-2C23-9030-8610-6",
        "lei, 5493001KJTIIGC8Y1R13",
        "hs, 57011",
        "issn, 0317-8472"
    })
    void refusesIdentifiersThatAreWrong(String scheme, String text) {
        ValueContext at = ValueContext.root(ValueOptions.draft(Set.of()));
        assertThat(identifier(scheme, text, at)).isEmpty();
        assertThat(at.findings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350203M0001FUE2P", "91350100M0001TGQXM", "91350211M0000XUF46"})
    void warnsOfRealCodesOfEnterprisesWithAWrongCheckDigit(String code) {
        ValueContext at = ValueContext.root(ValueOptions.draft(Set.of()));
        assertThat(identifier("uscc", code, at)).contains(code);
        assertThat(at.findings()).extracting(Finding::severity).containsExactly(Finding.Severity.WARNING);
    }

    private static Optional<String> identifier(String scheme, String text, ValueContext at) {
        return CodeValues.identifier(new FieldType.Identifier(scheme), MODEL, ValueContext.JSON.stringNode(text), at)
                .map(value -> value.stringValue());
    }

    @ParameterizedTest
    @CsvSource({
        "1, in, mm, 25.4", "1, ft, in, 12", "1, lb, g, 453.59237", "5, ct, g, 1", "1, ha, m2, 10000",
        "90, min, h, 1.5", "1, m, ft, 3.280839895013", "2, dozen, piece, 24", "1000, kg, t, 1", "0, g, oz, 0"
    })
    void convertsUnits(BigDecimal value, String unit, String target, BigDecimal expected) {
        assertThat(Units.convert(value, unit, target)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "和平吊坠, he-ping-diao-zhui",
        "重庆银行 2027, chong-qing-yin-hang-2027",
        "Musée d’Orsay, musee-dorsay",
        "Қазақстан, kazakstan",
        "'  --- ', ",
    })
    void proposesSlugs(String title, String slug) {
        assertThat(SlugProposal.from(title)).isEqualTo(Optional.ofNullable(slug));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'script'}",
                "{'type':'paragraph','attrs':{'onclick':'x'}}",
                "{'type':'paragraph','attrs':{'dir':'up'}}",
                "{'type':'heading','content':[{'type':'text','text':'a'}]}",
                "{'type':'heading','attrs':{'level':5}}",
                "{'type':'text','text':'a'}",
                "{'type':'bulletList','content':[{'type':'paragraph'}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'blink'}]}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'link','attrs':{'href':'javascript:x'}}]}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'link','attrs':{'href':'entry:1'}}]}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a\\u202e'}]}",
                "{'type':'paragraph','text':'a'}",
                "{'type':'paragraph','style':'x'}",
                "{'type':'image','attrs':{'src':'https://example.org/x.png'}}",
                "{'type':'codeBlock','content':[{'type':'text','text':'a','marks':[{'type':'bold'}]}]}",
            })
    void refusesRichTextBeyondTheClosedList(String block) {
        ValueContext at = ValueContext.root(ValueOptions.draft(Set.of()));
        assertThat(richText(block, at)).isEmpty();
        assertThat(at.findings()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'paragraph','attrs':{'textAlign':null,'dir':'rtl'},'content':[{'type':'text','text':'e\\u0301','marks':[]}]} | {'type':'paragraph','attrs':{'dir':'rtl'},'content':[{'type':'text','text':'é'}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'link','attrs':{'href':'HTTP://A.org','target':'_blank'}}]}]} | {'type':'paragraph','content':[{'type':'text','marks':[{'type':'link','attrs':{'href':'http://a.org'}}],'text':'a'}]}",
                "{'type':'image','attrs':{'assetId':'01980000-0000-7000-8000-000000000001','alt':'a','caption':''}} | {'type':'image','attrs':{'alt':'a','assetId':'01980000-0000-7000-8000-000000000001'}}",
                "{'type':'table','content':[{'type':'tableRow','content':[{'type':'tableCell','attrs':{'colspan':1,'rowspan':2,'colwidth':null},'content':[{'type':'paragraph'}]}]}]} | {'type':'table','content':[{'type':'tableRow','content':[{'type':'tableCell','attrs':{'rowspan':2},'content':[{'type':'paragraph'}]}]}]}",
                "{'type':'horizontalRule'} | {'type':'horizontalRule'}",
            })
    void rebuildsRichTextFromWhatIsKnown(String block, String expected) {
        ValueContext at = ValueContext.root(ValueOptions.draft(Set.of()));
        Optional<String> value = richText(block, at);
        assertThat(at.findings()).isEmpty();
        String canonical = "{'type':'doc','content':[" + expected + "]}";
        assertThat(value.map(text -> JsonMapper.shared().readTree(text)))
                .contains(JsonMapper.shared().readTree(FieldValuesTest.json(canonical)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'paragraph'}", "{'type':'paragraph','content':[{'type':'text','text':'  '}]}"})
    void takesAnEmptyDocumentForNoValue(String block) {
        ValueContext at = ValueContext.root(ValueOptions.draft(Set.of()));
        assertThat(richText(block, at)).isEmpty();
        assertThat(at.findings()).isEqualTo(List.of());
    }

    private static Optional<String> richText(String block, ValueContext at) {
        String document = FieldValuesTest.json("{'type':'doc','content':[" + block + "]}");
        return RichTextValues.check(JsonMapper.shared().readTree(document), at).map(Object::toString);
    }
}
