package io.yizhan.core.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.feeds.SiteAddresses.Addresses;
import io.yizhan.core.model.ContentModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a feed says of itself. */
class AtomFeedTest {
    private static final ContentModel MODEL =
            FeedModels.model(FeedModels.source("core", Map.of("types/note.yaml", """
            id: note
            singular: Note
            plural: Notes
            label: { zh-Hans: 记, en: Note }
            pluralLabel: { zh-Hans: 记, en: Notes }
            description: { zh-Hans: 笔记。, en: A note. }
            menu: showcase
            icon: picture
            titleField: name
            jsonLd: { type: Article }
            fields:
              - { id: name, type: text, jsonLd: headline, label: { zh-Hans: 名, en: Name } }
            """)));

    @Test
    void isByWhoeverTheServerIsCalledAlsoWhereThatIsNoHostOfTheInternet() {
        SiteAddresses templates = FeedModels.addresses(Optional.empty()).templates();
        Addresses addresses = new Addresses("http://cms_one:8080", Optional.empty(), templates);
        String self = "http://cms_one:8080/feeds/note.en.atom";
        assertThat(new AtomFeed(MODEL.requireType("note"), "en", addresses, self)
                        .write(List.of(), new Description(MODEL, addresses, "en")))
                .contains("<author><name>cms_one:8080</name>", "<id>" + self + "</id>");
    }
}
