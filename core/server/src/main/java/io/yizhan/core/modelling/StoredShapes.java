package io.yizhan.core.modelling;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelWords;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How values of the site's fields are stored in versions. A value outlives its field, so a field keeps its shape for ever; a
 * shared value and one per locale have one shape at the top, and different ones inside groups.
 */
final class StoredShapes {
    static final String OWNER = "site";
    private static final String UNIQUE = " unique";
    private static final String BY_LOCALE = " by locale";

    private StoredShapes() {}

    /** Of every field of the site, of whatever depth. */
    static Map<FieldPlace, String> of(ContentModel model) {
        Map<FieldPlace, String> shapes = new LinkedHashMap<>();
        for (ContentType type : model.types().values()) {
            for (Field field : type.allFields()) {
                if (field.key().owner().equals(OWNER)) {
                    FieldPlace place =
                            FieldPlace.whole(type.id()).inner(field.key().toString());
                    shapes.put(place, of(field.type()) + (field.unique() ? UNIQUE : ""));
                    inside(field, place, shapes);
                }
            }
        }
        return shapes;
    }

    private static void inside(Field outer, FieldPlace place, Map<FieldPlace, String> shapes) {
        FieldPlace start = outer.type() instanceof FieldType.Reference ? place.inner("attributes") : place;
        for (Field field : FieldOptions.inner(outer.type())) {
            FieldPlace inner = start.inner(field.id());
            shapes.put(inner, of(field.type()) + (field.localized() ? BY_LOCALE : ""));
            inside(field, inner, shapes);
        }
    }

    static boolean unique(String shape) {
        return shape.endsWith(UNIQUE);
    }

    /** Whether values of one shape can be read as the other. */
    static boolean agree(String one, String other) {
        return one.replace(UNIQUE, "").equals(other.replace(UNIQUE, ""));
    }

    /** Whether values of one field of a component can be read as the other's. */
    static boolean agree(Field one, Field other) {
        return of(one.type()).equals(of(other.type())) && one.localized() == other.localized();
    }

    /** A shape in words. */
    static Labels words(String shape) {
        String plain = shape.replace(UNIQUE, "").replace(BY_LOCALE, "").replaceFirst(" of .*", "");
        Labels several = switch (plain) {
            case "terms" -> Labels.of("多个词条", "several terms");
            case "references" -> Labels.of("多个引用", "several references");
            case "assets" -> Labels.of("多个素材", "several assets");
            case "rows" -> Labels.of("多行的组合", "a group of several rows");
            default -> FieldWords.value(plain);
        };
        return shape.endsWith(BY_LOCALE)
                ? Labels.of(several.in("zh-Hans") + "（按语言）", several.in("en") + " per language")
                : several;
    }

    private static String of(FieldType type) {
        return switch (type) {
            case FieldType.Text _,
                    FieldType.LongText _,
                    FieldType.Url _,
                    FieldType.Email _,
                    FieldType.Phone _,
                    FieldType.Identifier _ -> "text";
            case FieldType.Measure measure -> "measure of " + ModelWords.kindOf(measure.baseUnit());
            case FieldType.Term term -> term.many() ? "terms" : "term";
            case FieldType.Reference reference -> reference.many() ? "references" : "reference";
            case FieldType.Asset asset -> asset.many() ? "assets" : "asset";
            case FieldType.Group group -> group.repeatable() ? "rows" : "group";
            default -> type.word();
        };
    }
}
