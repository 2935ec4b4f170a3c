package io.yizhan.core.search;

import io.yizhan.core.delivery.SearchedField;
import io.yizhan.core.delivery.SearchedField.Part;
import io.yizhan.core.model.ComparedValues;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.EntryValues;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.EntryRow;
import io.yizhan.core.projection.ModelLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published entry as it stands in the index: once for each set of values that readers are given, so for all locales alike whose chain
 * leads to the same published ones. Nothing of it is stored but what it is found, ordered and counted by.
 */
final class IndexedEntry {
    /** Longest text that is compared, as in the columns of the database. */
    private static final int COMPARED = FieldType.INDEXABLE_LENGTH;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ModelLayout layout;
    private final ContentType type;
    private final SearchKeys keys;
    private final TextAnalysis analysis;
    private final List<ComparedPath> compared;
    private final List<SearchedField> searched;

    /** Makes the entries of one type. */
    IndexedEntry(ModelLayout layout, ContentType type, SearchKeys keys, TextAnalysis analysis) {
        this.layout = layout;
        this.type = type;
        this.keys = keys;
        this.analysis = analysis;
        this.compared = ComparedPath.of(type);
        this.searched = SearchedField.of(type);
    }

    List<Iterable<? extends IndexableField>> of(EntryRow row) {
        JsonNode document = JSON.readTree(row.document());
        ObjectNode fields = (ObjectNode) document.get("fields");
        row.longDocument().ifPresent(more -> fields.setAll((ObjectNode) JSON.readTree(more)));
        List<String> published = new ArrayList<>();
        document.path("locales").values().forEach(tag -> published.add(tag.asString()));
        EntryValues values =
                new EntryValues(row.id(), type.id(), row.createdAt(), row.updatedAt(), row.publishedAt(), fields);
        List<Iterable<? extends IndexableField>> made = new ArrayList<>();
        byChain(published).forEach((chain, locales) -> made.add(one(values, chain, locales)));
        return made;
    }

    /** What readers of a locale are given is decided by those locales of its chain that are published. */
    private Map<List<String>, List<String>> byChain(List<String> published) {
        Map<List<String>, List<String>> byChain = new LinkedHashMap<>();
        for (String locale : layout.locales().tags()) {
            List<String> chain = published.isEmpty()
                    ? List.of(layout.locales().defaultTag())
                    : layout.locales().chain(locale).stream()
                            .filter(published::contains)
                            .toList();
            if (!chain.isEmpty() || !type.localized()) {
                byChain.computeIfAbsent(chain, _ -> new ArrayList<>()).add(locale);
            }
        }
        return byChain;
    }

    private Document one(EntryValues values, List<String> chain, List<String> locales) {
        Document made = new Document();
        BytesRef id = TermBytes.of(values.id());
        made.add(new StringField(IndexFields.ID, id, Store.NO));
        made.add(new SortedDocValuesField(IndexFields.ID, id));
        made.add(new StringField(IndexFields.TYPE, type.id(), Store.NO));
        made.add(new SortedSetDocValuesField(IndexFields.counted(IndexFields.TYPE), new BytesRef(type.id())));
        locales.forEach(locale -> made.add(new StringField(IndexFields.LOCALE, locale, Store.NO)));
        compared.forEach(path -> compared(made, path, values, chain, locales));
        searched.forEach(field -> searched(made, field, values, chain, locales));
        return made;
    }

    private void compared(
            Document into, ComparedPath path, EntryValues values, List<String> chain, List<String> locales) {
        if (!path.type().compared()) {
            if (ComparedValues.isThere(layout.model(), values, path.path(), chain)) {
                into.add(new StringField(IndexFields.HAS, path.name(), Store.NO));
            }
            return;
        }
        List<Object> found = ComparedValues.find(layout.model(), values, path.path(), chain);
        if (found.isEmpty()) {
            return;
        }
        into.add(new StringField(IndexFields.HAS, path.name(), Store.NO));
        for (Object value : found) {
            Object kept = value instanceof String text ? cut(text) : value;
            into.add(new StringField(IndexFields.exact(path.name()), TermBytes.of(kept), Store.NO));
            if (path.folded() && value instanceof String text) {
                into.add(new StringField(IndexFields.folded(path.name()), cut(keys.fold(text)), Store.NO));
            }
            if (path.facet()) {
                into.add(new SortedSetDocValuesField(IndexFields.counted(path.name()), new BytesRef(kept.toString())));
            }
        }
        if (path.sortable()) {
            sorted(into, path, found.getFirst(), locales);
        }
    }

    private void sorted(Document into, ComparedPath path, Object value, List<String> locales) {
        List<String> orders =
                path.localized() ? locales : List.of(layout.locales().defaultTag());
        for (String locale : orders) {
            BytesRef key = path.alphabetical() && value instanceof String text
                    ? new BytesRef(keys.sortKey(text, locale))
                    : TermBytes.of(value);
            into.add(new SortedDocValuesField(IndexFields.sorted(path, locale), key));
        }
    }

    private void searched(
            Document into, SearchedField field, EntryValues values, List<String> chain, List<String> locales) {
        Field outermost = field.fields().getFirst();
        for (SearchedField.Found found :
                field.values(values.fields().get(outermost.key().toString()), chain)) {
            boolean term = field.field().type() instanceof FieldType.Term;
            // labels differ by the reader's locale, texts by the one they are written in
            List<String> written = term ? locales : List.of(found.locale().orElse(""));
            written.stream()
                    .map(locale -> new Written(field.text(layout.model(), found.value(), locale), language(locale)))
                    .distinct()
                    .forEach(text -> text(into, field, text));
        }
    }

    private record Written(String text, String language) {}

    private static String language(String locale) {
        return Locale.forLanguageTag(locale).getLanguage();
    }

    private void text(Document into, SearchedField field, Written written) {
        String text = written.text();
        into.add(new TextField(IndexFields.words(field), analysis.words(text)));
        into.add(new TextField(IndexFields.stems(field), analysis.stems(text, written.language())));
        if (field.part() != Part.BODY) {
            into.add(new StringField(IndexFields.whole(field), cut(analysis.whole(text)), Store.NO));
        }
        if (field.part() == Part.TITLE) {
            analysis.pinyin(text).forEach(read -> into.add(new StringField(IndexFields.pinyin(field), read, Store.NO)));
            analysis.initials(text)
                    .forEach(read -> into.add(new StringField(IndexFields.initials(field), read, Store.NO)));
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= COMPARED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, COMPARED));
    }
}
