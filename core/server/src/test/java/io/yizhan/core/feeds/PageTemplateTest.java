package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTemplateTest {
    @Test
    void fillsInAndEncodes() {
        PageTemplate template =
                PageTemplate.parse("x", "/{language}/{locale}/{type}/{slug}").orElseThrow();
        assertThat(template.fill("work", "玉 碗", "1", "zh-Hans")).isEqualTo("/zh/zh-Hans/work/%E7%8E%89%20%E7%A2%97");
        assertThat(PageTemplate.parse("x", "none")).isEmpty();
    }

    @Test
    void refusesWhatLeadsNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTemplate.parse("yizhan.site.page", "/{slag}"))
                .withMessageContaining("yizhan.site.page")
                .withMessageContaining("{slag}");
        assertThatIllegalArgumentException().isThrownBy(() -> PageTemplate.parse("x", "/works"));
        assertThatIllegalArgumentException().isThrownBy(() -> PageTemplate.parse("x", "works/{slug}"));
        assertThatIllegalArgumentException().isThrownBy(() -> PageTemplate.parse("x", "/{id}" + "x".repeat(300)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteConfig("ftp://example.org", null, null))
                .withMessageContaining("yizhan.site.url");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteConfig(null, null, Map.of("work", "/{nope}")))
                .withMessageContaining("yizhan.site.pages.work");
    }
}
