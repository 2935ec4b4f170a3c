package io.yizhan.core.entry;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.plugins.PluginCalls;
import io.yizhan.core.projection.Layouts.ContentTransaction;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads entries' drafts as a caller may see them; two statements, however many. */
@Singleton
final class EntryViews {
    private final EntryStore entries;
    private final PluginCalls plugins;

    EntryViews(EntryStore entries, PluginCalls plugins) {
        this.entries = entries;
        this.plugins = plugins;
    }

    /** The same with the values of computed fields, which no version holds. */
    EntryView withComputed(EntryView view) {
        if (view.type().allFields().stream().noneMatch(Field::computed)
                || !view.guard().may(Action.READ_DRAFT, view.head())) {
            return view;
        }
        ModelLayout layout = view.layout();
        ObjectNode document = view.head().document(view.type(), layout.locales());
        plugins.compute(
                layout.model(),
                view.type(),
                view.id(),
                document,
                layout.locales().tags());
        ObjectNode visible = view.guard().visible(view.head(), document);
        return new EntryView(view.head(), view.states(), layout, view.type(), view.guard(), visible);
    }

    /** Those the caller may see, in the order asked. */
    Map<UUID, EntryView> find(ContentTransaction tx, Author author, Collection<UUID> ids) {
        Map<UUID, EntryView> views = new LinkedHashMap<>(all(tx, author, ids));
        views.values().removeIf(view -> !view.guard().may(Action.READ_DRAFT, view.head()));
        return views;
    }

    Optional<EntryView> find(ContentTransaction tx, Author author, UUID id) {
        return Optional.ofNullable(find(tx, author, List.of(id)).get(id));
    }

    /** Those there are: an entry the caller may not see comes without any value. */
    Map<UUID, EntryView> all(ContentTransaction tx, Author author, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Head> heads = new LinkedHashMap<>();
        entries.findHeads(tx.sql(), ids).forEach(head -> heads.put(head.id(), head));
        Map<UUID, LocaleStates> states = heads.isEmpty() ? Map.of() : entries.localeStates(tx.sql(), heads.keySet());
        Map<UUID, EntryView> views = new LinkedHashMap<>();
        for (UUID id : ids) {
            Head head = heads.get(id);
            Optional<ContentType> type =
                    head == null ? Optional.empty() : tx.layout().model().findType(head.type());
            if (head != null && type.isPresent()) {
                views.put(id, view(tx, author, head, type.get(), states.getOrDefault(id, LocaleStates.none())));
            }
        }
        return views;
    }

    private static EntryView view(
            ContentTransaction tx, Author author, Head head, ContentType type, LocaleStates states) {
        EntryGuard guard = EntryGuard.of(author, tx.layout(), type.id());
        ObjectNode document = guard.may(Action.READ_DRAFT, head)
                ? guard.visible(head, head.document(type, tx.layout().locales()))
                : JsonNodeFactory.instance.objectNode();
        return new EntryView(head, states, tx.layout(), type, guard, document);
    }
}
