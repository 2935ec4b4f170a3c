package io.yizhan.core.preview;

import io.yizhan.core.entry.Head;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.PageTemplates;
import io.yizhan.core.projection.ModelLayout;
import jakarta.inject.Singleton;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where drafts are looked at. */
@Singleton
final class PreviewPages {
    private final PageTemplates pages;

    PreviewPages(PreviewConfig config) {
        this.pages = config.templates();
    }

    /**
     * The page of a token, the token behind {@code #}: what stands there is sent to no server and stands in no log. Empty if no page
     * is set for the type, or it needs a value that the draft does not have.
     */
    Optional<String> find(ModelLayout layout, PreviewToken token, Optional<Head> head, PreviewSecret secret) {
        String type = head.map(Head::type).orElse(token.type());
        return pages.find(type)
                .flatMap(page -> page.fill(
                        type,
                        head.flatMap(entry -> slug(layout, entry, token.locale())),
                        head.map(entry -> entry.id().toString()),
                        token.locale()))
                .map(address -> address + "#preview=" + secret.text());
    }

    private static Optional<String> slug(ModelLayout layout, Head head, String locale) {
        ContentType type = layout.model().requireType(head.type());
        return type.findSlug().flatMap(field -> {
            JsonNode value =
                    head.document(type, layout.locales()).path(field.key().toString());
            JsonNode text = field.localized() ? value.path(locale) : value;
            return text.isString() ? Optional.of(text.stringValue()) : Optional.empty();
        });
    }
}
