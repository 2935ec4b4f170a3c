package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one field of the model from an entry, group or link that is already here; only assets are loaded. */
final class ValueFetcher implements LightDataFetcher<@Nullable Object> {
    private final ContentModel model;
    private final Field field;
    private final AssetLoading assets;

    ValueFetcher(ContentModel model, Field field, AssetLoading assets) {
        this.model = model;
        this.field = field;
        this.assets = assets;
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition definition, @Nullable Object source, Supplier<DataFetchingEnvironment> environment) {
        ValueSource from = (ValueSource) java.util.Objects.requireNonNull(source);
        DeliveredEntry entry = from.entry();
        if (entry.restricts(field)) {
            Restrictions.note(environment.get(), Restrictions.ENTITLEMENT);
            return field.many() ? List.of() : null;
        }
        if (from == entry && entry.inColumns()) {
            return convert(entry.column(field), entry);
        }
        JsonNode value;
        if (field.localized()) {
            String locale = LocaleArgument.of(environment.get(), entry.locale(), entry.knownLocales());
            if (from == entry ? !entry.reaches(locale, field) : !entry.reachesAll(locale)) {
                Restrictions.note(environment.get(), Restrictions.ENTITLEMENT);
                return field.many() ? List.of() : null;
            }
            value = from.value(field, locale);
        } else {
            value = from.value(field);
        }
        if (value == null || value.isNull()) {
            return field.many() ? List.of() : null;
        }
        return convert(value, entry, environment);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }

    private @Nullable Object convert(@Nullable Object column, DeliveredEntry entry) {
        return column != null && field.type() instanceof FieldType.Term term
                ? term(term, column.toString(), entry)
                : column;
    }

    private @Nullable Object convert(
            JsonNode value, DeliveredEntry entry, Supplier<DataFetchingEnvironment> environment) {
        return switch (field.type()) {
            case FieldType.WholeNumber _ -> value.asLong();
            case FieldType.TrueFalse _ -> value.asBoolean();
            case FieldType.Money _,
                    FieldType.Measure _,
                    FieldType.Moment _,
                    FieldType.UncertainDate _,
                    FieldType.RichText _ -> new Delivered.Value(value, entry);
            case FieldType.Json _ -> JsonValues.plain(value);
            case FieldType.Term term -> terms(term, value, entry);
            case FieldType.Group group -> groups(group, value, entry);
            case FieldType.Blocks blocks -> blocks(blocks, value, entry);
            case FieldType.Asset asset -> assets(asset, value, entry, environment.get());
            case FieldType.Reference _ -> throw new IllegalStateException("references have fetchers of their own");
            case FieldType.Text _,
                    FieldType.LongText _,
                    FieldType.DecimalNumber _,
                    FieldType.Day _,
                    FieldType.Url _,
                    FieldType.Email _,
                    FieldType.Phone _,
                    FieldType.Slug _,
                    FieldType.Identifier _ -> value.asString();
        };
    }

    private Delivered.@Nullable Term term(FieldType.Term type, String code, DeliveredEntry entry) {
        Vocabulary vocabulary = model.requireVocabulary(type.vocabulary());
        return vocabulary
                .findTerm(code)
                .map(term -> new Delivered.Term(vocabulary, term, entry))
                .orElse(null);
    }

    private @Nullable Object terms(FieldType.Term type, JsonNode value, DeliveredEntry entry) {
        if (!type.many()) {
            return term(type, value.asString(), entry);
        }
        Vocabulary vocabulary = model.requireVocabulary(type.vocabulary());
        List<Delivered.Term> terms = new ArrayList<>();
        for (JsonNode code : value.values()) {
            vocabulary
                    .findTerm(code.asString())
                    .ifPresent(term -> terms.add(new Delivered.Term(vocabulary, term, entry)));
        }
        return terms;
    }

    private Object groups(FieldType.Group type, JsonNode value, DeliveredEntry entry) {
        if (!type.repeatable()) {
            return group(type, value, entry);
        }
        List<ValueSource> rows = new ArrayList<>();
        value.values().forEach(row -> rows.add(group(type, row, entry)));
        return rows;
    }

    private ValueSource group(FieldType.Group type, JsonNode row, DeliveredEntry entry) {
        return type.component()
                .<ValueSource>map(id -> DeliveredBlock.of(model.requireComponent(id), row, field.name(), entry))
                .orElseGet(() -> new DeliveredGroup(row, entry));
    }

    /** Those of components that have gone since are left out. */
    private List<DeliveredBlock> blocks(FieldType.Blocks type, JsonNode value, DeliveredEntry entry) {
        List<DeliveredBlock> blocks = new ArrayList<>();
        for (JsonNode block : value.values()) {
            type.findComponent(block)
                    .ifPresent(component -> blocks.add(DeliveredBlock.of(component, block, field.name(), entry)));
        }
        return blocks;
    }

    private Object assets(
            FieldType.Asset type, JsonNode value, DeliveredEntry entry, DataFetchingEnvironment environment) {
        if (!type.many()) {
            return assets.load(environment, UUID.fromString(value.get("id").asString()))
                    .thenApply(asset ->
                            asset.map(found -> new Delivered.File(found, entry)).orElse(null));
        }
        List<UUID> ids = new ArrayList<>();
        value.values().forEach(one -> ids.add(UUID.fromString(one.get("id").asString())));
        return assets.files(environment, ids, entry);
    }
}
