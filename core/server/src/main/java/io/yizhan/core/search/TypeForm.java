package io.yizhan.core.search;

import io.yizhan.core.delivery.SearchedField;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Digests;
import io.yizhan.core.model.FieldType;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.ModelLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.util.Version;

/** How the entries of a type lie in the index, as a short text: another text means that they are to be made anew. */
final class TypeForm {
    /** Rises when the same values are indexed in another way. */
    private static final int VERSION = 2;

    private TypeForm() {}

    static String of(ModelLayout layout, ContentType type) {
        List<String> parts = new ArrayList<>();
        parts.add(VERSION + " " + Version.LATEST + " " + SearchKeys.VERSION);
        parts.add(layout.locales() + " " + type.localized());
        ComparedPath.of(type).forEach(path -> parts.add(path.toString()));
        for (SearchedField field : SearchedField.of(type)) {
            parts.add(field.name() + " " + field.part() + " " + field.field().localized() + " "
                    + field.field().type());
            if (field.field().type() instanceof FieldType.Term term) {
                layout.model()
                        .requireVocabulary(term.vocabulary())
                        .terms()
                        .values()
                        .forEach(one -> parts.add(one.code() + " " + one.label().texts()));
            }
        }
        return HexFormat.of().formatHex(Digests.sha256(String.join("\n", parts)), 0, 16);
    }
}
