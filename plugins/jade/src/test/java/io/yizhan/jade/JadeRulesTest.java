package io.yizhan.jade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.plugin.EntryView;
import io.yizhan.plugin.PluginFinding;
import io.yizhan.plugin.PluginFinding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JadeRulesTest {
    private static final Map<String, Object> WHITE_PEBBLE =
            Map.of("jade.name16552", "hetian-yu", "jade.class38821", "bai-yu", "jade.occurrence", "pebble");

    @Test
    void aWorkWithoutJadeValuesIsLeftAlone() {
        assertThat(findings(Map.of("core.kind", "physical"))).isEmpty();
    }

    @Test
    void aWhitePebbleOfHetianYuHasNothingToCorrect() {
        assertThat(findings(WHITE_PEBBLE)).isEmpty();
    }

    @Test
    void hetianYuNeedsItsClassAndNothingElseMayHaveOne() {
        assertThat(errors(Map.of("jade.name16552", "hetian-yu"))).containsExactly("jade.class38821");
        assertThat(errors(Map.of("jade.name16552", "agate", "jade.class38821", "bai-yu")))
                .containsExactly("jade.class38821");
        assertThat(errors(Map.of("jade.name16552", "agate"))).isEmpty();
    }

    @Test
    void densityAndRefractiveIndexOutsideTheStandardAreWarningsForHetianYuOnly() {
        Map<String, Object> heavy =
                with(WHITE_PEBBLE, Map.of("jade.density", "3.330", "jade.refractiveIndex", "1.660"));
        assertThat(findings(heavy))
                .extracting(
                        finding -> finding.severity() + " " + finding.field().orElse(""))
                .containsExactly("WARNING jade.density", "WARNING jade.refractiveIndex");
        assertThat(findings(Map.of("jade.name16552", "feicui", "jade.density", "3.330")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.900", "2.950", "3.100"})
    void densitiesAtTheEdgesOfTheStandardPass(String density) {
        assertThat(findings(with(WHITE_PEBBLE, Map.of("jade.density", density))))
                .isEmpty();
    }

    @Test
    void anOriginClaimedNeedsItsBasis() {
        Map<String, Object> claim = with(WHITE_PEBBLE, Map.of("jade.originClaim", Map.of("zh-Hans", "新疆和田")));
        assertThat(errors(claim)).containsExactly("jade.originBasis");
        assertThat(errors(with(claim, Map.of("jade.originBasis", "certificate"))))
                .isEmpty();
    }

    @Test
    void aCertificateNeedsLaboratoryAndNumberAndStandsOnce() {
        Map<String, Object> good = Map.of("_key", "a", "lab", "Demo", "number", "1");
        assertThat(errors(with(WHITE_PEBBLE, Map.of("jade.certificates", List.of(good)))))
                .isEmpty();
        assertThat(errors(with(WHITE_PEBBLE, Map.of("jade.certificates", List.of(Map.of("_key", "a", "lab", "Demo"))))))
                .containsExactly("jade.certificates");
        assertThat(errors(with(WHITE_PEBBLE, Map.of("jade.certificates", List.of(good, good)))))
                .containsExactly("jade.certificates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bleach", "filling", "dyeing", "coating", "irradiation"})
    void aTreatmentIsSaidInTheName(String treatment) {
        Map<String, Object> treated = with(WHITE_PEBBLE, Map.of("jade.treatment", List.of(treatment)));
        assertThat(name(treated, "zh-Hans")).isEqualTo("和田玉（处理）·白玉·籽料");
        assertThat(name(treated, "en")).isEqualTo("Hetian Yu (treated), Bai Yu, pebble");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "waxing", "heat"})
    void anEnhancementIsNot(String enhancement) {
        assertThat(name(with(WHITE_PEBBLE, Map.of("jade.treatment", List.of(enhancement))), "zh-Hans"))
                .isEqualTo("和田玉·白玉·籽料");
    }

    @Test
    void theNameNeverHoldsTheOriginClaimed() {
        Map<String, Object> claim = with(WHITE_PEBBLE, Map.of("jade.originClaim", Map.of("zh-Hans", "新疆于田")));
        assertThat(name(claim, "zh-Hans")).doesNotContain("于田");
    }

    @Test
    void withoutAStandardNameThereIsNoDisplayName() {
        assertThat(new JadeDisplayName().compute(view(Map.of(), "en"))).isEmpty();
    }

    private static String name(Map<String, Object> values, String locale) {
        return new JadeDisplayName().compute(view(values, locale)).orElse("").toString();
    }

    private static List<String> errors(Map<String, Object> values) {
        return findings(values).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.field().orElse(""))
                .toList();
    }

    private static List<PluginFinding> findings(Map<String, Object> values) {
        return new JadeValidator().validate(view(values, "zh-Hans"));
    }

    private static EntryView view(Map<String, Object> values, String locale) {
        return new EntryView(new UUID(0, 1), "work", locale, values);
    }

    private static Map<String, Object> with(Map<String, Object> values, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(more);
        return all;
    }
}
