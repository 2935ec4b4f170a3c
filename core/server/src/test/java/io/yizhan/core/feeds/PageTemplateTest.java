package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.yizhan.core.model.PageTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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
    void inDevelopmentOnlyPagesThatTheSampleSiteHasAreNamed() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = PageTemplateTest.class.getResourceAsStream("/application-development.properties")) {
            settings.load(file);
        }
        String pages = Files.readString(Path.of("../../deploy/sample-site/pages/index.js"));
        assertThat(SiteConfig.parse("yizhan.site.page", settings.getProperty("yizhan.site.page")))
                .isEmpty();
        assertThat(settings.stringPropertyNames().stream().filter(name -> name.startsWith("yizhan.site.pages.")))
                .hasSizeGreaterThan(3)
                .allMatch(
                        name -> pages.contains("'" + settings.getProperty(name).split("/", -1)[3] + "/:key'"));
    }

    @Test
    void refusesWhatLeadsNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageTemplate.parse("yizhan.site.page", "/{slag}"))
                .withMessageContaining("yizhan.site.page")
                .withMessageContaining("{slag}");
        assertThatIllegalArgumentException().isThrownBy(() -> SiteConfig.parse("x", "/works"));
        assertThatIllegalArgumentException().isThrownBy(() -> SiteConfig.parse("x", "works/{slug}"));
        assertThatIllegalArgumentException().isThrownBy(() -> SiteConfig.parse("x", "/{id}" + "x".repeat(300)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteConfig("ftp://example.org", null, null))
                .withMessageContaining("yizhan.site.url");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteConfig(null, null, Map.of("work", "/{nope}")))
                .withMessageContaining("yizhan.site.pages.work");
    }
}
