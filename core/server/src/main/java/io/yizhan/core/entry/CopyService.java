package io.yizhan.core.entry;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes new entries out of others. */
@Singleton
public class CopyService {
    private final Layouts layouts;
    private final EntryViews views;
    private final EntryService entries;
    private final EntryIds ids;

    CopyService(Layouts layouts, EntryViews views, EntryService entries, EntryIds ids) {
        this.layouts = layouts;
        this.views = views;
        this.entries = entries;
        this.ids = ids;
    }

    /** A draft with the values its author may see and set; without slugs and values that no two entries share. */
    public SaveOutcome duplicate(Author author, UUID id) {
        EntryView source = layouts.read(tx -> views.find(tx, author, id).orElseThrow(() -> EntryGuard.notFound(id)));
        List<FieldChange> changes = new ArrayList<>();
        Locales locales = source.layout().locales();
        for (Field field : source.guard().visibleFields(source.head())) {
            for (String place : field.localized() ? locales.tags() : List.of(Locales.SHARED)) {
                Optional<String> locale = field.localized() ? Optional.of(place) : Optional.empty();
                if (!UniqueKeyStore.guards(field)
                        && source.guard().mayField(Action.CREATE, source.head(), field, locale)) {
                    Optional.ofNullable(source.document().get(field.key().toString()))
                            .map(value -> field.localized() ? value.get(place) : value)
                            .ifPresent(value -> changes.add(
                                    new FieldChange(field.key(), locale, Optional.of(value), Optional.empty())));
                }
            }
        }
        return entries.create(
                author, new EntryService.Creation(source.type().id(), ids.next(), changes, Optional.empty()));
    }
}
