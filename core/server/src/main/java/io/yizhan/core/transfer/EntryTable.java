package io.yizhan.core.transfer;

import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.RichTexts;
import io.yizhan.core.transfer.ExportedEntry.LocaleState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Entries as rows of a CSV that people read in a spreadsheet. */
final class EntryTable implements ExportForm {
    private static final String BETWEEN = "; ";

    private final ExportPlan plan;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> attributes = new ArrayList<>();
    private final List<String> wordings = new ArrayList<>();

    private record Column(String name, Function<ExportedEntry, String> cell) {}

    EntryTable(ExportPlan plan) {
        this.plan = plan;
        columns.add(new Column("id", entry -> entry.id().toString()));
        columns.add(new Column("createdAt", entry -> entry.createdAt().toString()));
        columns.add(new Column("updatedAt", entry -> entry.updatedAt().toString()));
        columns.add(new Column("state", entry -> entry.state().name()));
        for (String locale : plan.locales()) {
            columns.add(new Column(
                    "state@" + locale,
                    entry -> Optional.ofNullable(entry.locales().get(locale))
                            .map(LocaleState::state)
                            .map(Enum::name)
                            .orElse("")));
        }
        for (Field field : plan.fields()) {
            String name = ExportPlan.name(field);
            add(name, field, entry -> entry.fields().path(name));
        }
    }

    private void add(String name, Field field, Function<ExportedEntry, JsonNode> value) {
        if (field.localized()) {
            for (String locale : plan.locales()) {
                columns.add(new Column(
                        name + "@" + locale,
                        entry -> cell(field, value.apply(entry).path(locale))));
            }
            note(name, field);
        } else if (field.type() instanceof FieldType.Group group && !group.repeatable()) {
            for (Field inner : plan.inner(field)) {
                add(name + "." + inner.id(), inner, entry -> value.apply(entry).path(inner.id()));
            }
        } else {
            columns.add(new Column(name, entry -> cell(field, value.apply(entry))));
            note(name, field);
        }
    }

    private void note(String name, Field field) {
        if (field.type() instanceof FieldType.Reference && !plan.inner(field).isEmpty()) {
            attributes.add(name);
        }
        if (field.type() instanceof FieldType.UncertainDate) {
            wordings.add(name);
        }
    }

    @Override
    public String head() {
        return CsvLine.MARK + CsvLine.of(columns.stream().map(Column::name).toList());
    }

    @Override
    public String entry(ExportedEntry entry) {
        return CsvLine.of(
                columns.stream().map(column -> column.cell().apply(entry)).toList());
    }

    @Override
    public List<LeftOut> leftOut() {
        return Stream.of(
                        new LeftOut(LeftOut.Reason.ATTRIBUTES, attributes),
                        new LeftOut(LeftOut.Reason.DISPLAY, wordings))
                .filter(one -> !one.what().isEmpty())
                .toList();
    }

    private String cell(Field field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (field.type()) {
            case FieldType.Group _, FieldType.Blocks _, FieldType.Json _ -> value.toString();
            case FieldType.RichText _ -> RichTexts.plainText(value);
            case FieldType.Moment _ -> both(value, "local", "zone");
            case FieldType.Money _ -> both(value, "amount", "currency");
            case FieldType.Measure _ -> both(value, "value", "unit");
            case FieldType.UncertainDate _ -> value.path("edtf").asString("");
            case FieldType.Term _ -> list(value, JsonNode::asString);
            case FieldType.Asset _ -> list(value, asset -> asset.path("url").asString(""));
            case FieldType.Reference reference -> list(value, link -> link(reference, link));
            default -> value.asString();
        };
    }

    private static String both(JsonNode value, String first, String second) {
        return value.path(first).asString("") + " " + value.path(second).asString("");
    }

    private static String list(JsonNode value, Function<JsonNode, String> text) {
        return ExportedLinks.each(value).map(text).collect(Collectors.joining(BETWEEN));
    }

    /** What tells the target from others, or its id; behind its type where there are several. */
    private String link(FieldType.Reference reference, JsonNode link) {
        String type = link.path("type").asString("");
        UUID id = ExportedLinks.id(link);
        String key = plan.key(type)
                .map(field -> link.path(ExportPlan.name(field)).asString(""))
                .filter(text -> !text.isEmpty())
                .orElse(id.toString());
        return reference.targets().size() > 1 ? type + ":" + key : key;
    }
}
