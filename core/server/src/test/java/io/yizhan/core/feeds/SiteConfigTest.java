package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SiteConfigTest {
    @Test
    void inDevelopmentOnlyPagesThatTheSampleSiteHasAreNamed() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = SiteConfigTest.class.getResourceAsStream("/application-development.properties")) {
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
