package io.yizhan.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTemplateTest {
    @Test
    void fillsInAndEncodes() {
        PageTemplate template =
                PageTemplate.parse("x", "/{language}/{locale}/{type}/{slug}").orElseThrow();
        assertThat(template.fill("work", Optional.of("玉 碗"), Optional.empty(), "zh-Hans"))
                .contains("/zh/zh-Hans/work/%E7%8E%89%20%E7%A2%97");
        assertThat(template.fill("work", Optional.empty(), Optional.of("1"), "zh-Hans"))
                .isEmpty();
        assertThat(PageTemplate.parse("x", "none")).isEmpty();
    }

    @Test
    void refusesWhatItCannotFillIn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTemplate.parse("yizhan.site.page", "/{slag}"))
                .withMessageContaining("yizhan.site.page")
                .withMessageContaining("{slag}");
    }

    @Test
    void typesAreFoundHoweverTheirKeysAreWritten() {
        PageTemplates templates = new PageTemplates(
                Optional.of(new PageTemplate("/{slug}")),
                Map.of("trade-fair", "/fairs/{slug}", "exportProduct", "none"),
                PageTemplate::parse);
        assertThat(templates.find("tradeFair")).contains(new PageTemplate("/fairs/{slug}"));
        assertThat(templates.find("exportProduct")).isEmpty();
        assertThat(templates.find("work")).contains(new PageTemplate("/{slug}"));
    }
}
